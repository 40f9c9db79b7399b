package io.dualcarbon.finance.impact;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a project has saved since it was commissioned, by the meters")
public record ImpactView(
        @Schema(description = "The project") UUID projectId,

        @Schema(description = "Complete months since commissioning; absent if there are none")
        Optional<PeriodView> period,

        @Schema(description = "True if the project, its asset or any reading is made up: not for reports")
        boolean illustrative,

        MeasuredSavingView measuredSaving,
        AvoidedEmissionsView avoidedEmissions) {}
