package io.dualcarbon.finance.project;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Embeddable
@Schema(description = "The time before the measure against which savings are measured: one or more whole years")
public record Baseline(
        @Schema(description = "First month", examples = "2023-01") @NotNull @PlausibleDate
        YearMonth from,

        @Schema(description = "Month after the last one", examples = "2024-01") @NotNull @PlausibleDate
        YearMonth to) {}
