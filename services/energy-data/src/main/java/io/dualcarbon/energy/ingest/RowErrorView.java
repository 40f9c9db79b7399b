package io.dualcarbon.energy.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Why one row was refused")
public record RowErrorView(
        @Schema(description = "Number of the row in the body, from 1", examples = "1")
        int row,

        @Schema(description = "The meter or weather station as the row names it", examples = "HQ-0001")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String meter,

        @Schema(
                description =
                        "Stable name of the reason, urn:dualcarbon:problem: and one of meter-unknown, meter-retired,"
                                + " meter-not-named, name-invalid, reading-kind-mismatch, unit-mismatch, interval-mismatch,"
                                + " timestamp-invalid, start-not-on-boundary, start-out-of-range, reading-in-future, month-closed,"
                                + " advance-in-closed-month, read-at-exchange,"
                                + " too-many-values, not-a-number, negative-value, value-out-of-range, period-invalid,"
                                + " period-overlaps, malformed-row, property-missing, property-repeated, unknown-property,"
                                + " wrong-type, station-unknown, station-not-named, hour-not-whole, nothing-observed,"
                                + " weather-out-of-range",
                examples = "urn:dualcarbon:problem:meter-unknown")
        String type,

        @Schema(description = "For people, in the language asked for", examples = "No meter HQ-0001")
        String detail) {}
