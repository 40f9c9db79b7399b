package io.dualcarbon.energy.ingest;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What the rows of an upload are: the last part of the path they were sent to")
public enum UploadKind {
    INTERVAL_BLOCKS("interval-blocks"),
    READINGS("readings"),
    BILLED_PERIODS("billed-periods"),
    REGISTER_READS("register-reads"),
    WEATHER_OBSERVATIONS("weather-observations"),
    CHARGING_SESSIONS("charging-sessions");

    private final String path;

    UploadKind(String path) {
        this.path = path;
    }

    /** Where such rows are sent. */
    @JsonValue
    public String path() {
        return path;
    }
}
