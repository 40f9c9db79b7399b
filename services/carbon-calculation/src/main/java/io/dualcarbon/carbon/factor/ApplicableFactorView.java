package io.dualcarbon.carbon.factor;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The factor for a purpose, area, carrier and month, or why there is none")
public record ApplicableFactorView(
        @Schema(description = "Absent if none applies; reasons then say why")
        Optional<FactorView> factor,

        @Schema(description = "True if a later publication will replace the factor", examples = "false")
        boolean provisional,

        @Schema(description = "Empty if the factor is simply the one published for that month and area")
        List<FactorReason> reasons,

        @Schema(
                description = "The reasons as sentences, in the language asked for",
                examples = "None is published for this month yet: the last published one is carried forward,"
                        + " provisionally.")
        Optional<String> reason) {}
