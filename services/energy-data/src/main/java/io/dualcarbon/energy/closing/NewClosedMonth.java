package io.dualcarbon.energy.closing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A month to be closed")
public record NewClosedMonth(
        @Schema(description = "A month that is over, local to the tenant", examples = "2025-01") @NotNull
        YearMonth month,

        @Schema(description = "Why, for those who read it later", examples = "Agreed with the statistics bureau")
        @Size(max = 500)
        @Nullable
        String note) {}
