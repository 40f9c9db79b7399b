package io.dualcarbon.finance.impact;

import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Complete months, [from, to)")
public record PeriodView(
        @Schema(description = "First month, the one after commissioning", examples = "2025-03")
        YearMonth from,

        @Schema(description = "Month after the last one", examples = "2026-03")
        YearMonth to) {}
