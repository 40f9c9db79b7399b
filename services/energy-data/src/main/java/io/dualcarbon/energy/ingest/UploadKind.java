package io.dualcarbon.energy.ingest;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the rows of an upload are. The names are words of the API. */
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
