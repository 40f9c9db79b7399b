package io.dualcarbon.energy.ingest;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What the rows of an upload are: the last part of the path they were sent to")
public enum UploadKind {
    INTERVAL_BLOCKS("interval-blocks", "readings:write"),
    READINGS("readings", "readings:write"),
    BILLED_PERIODS("billed-periods", "bills:write"),
    REGISTER_READS("register-reads", "readings:write"),
    WEATHER_OBSERVATIONS("weather-observations", "stations:write"),
    CHARGING_SESSIONS("charging-sessions", "readings:write");

    private final String path;
    private final String right;

    UploadKind(String path, String right) {
        this.path = path;
        this.right = right;
    }

    /** What sending such rows asks for, and so does sending them again. */
    String right() {
        return right;
    }

    /** Where such rows are sent. */
    @JsonValue
    public String path() {
        return path;
    }
}
