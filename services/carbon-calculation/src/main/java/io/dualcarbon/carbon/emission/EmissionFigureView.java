package io.dualcarbon.carbon.emission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "An emission by one calibre")
public record EmissionFigureView(
        @Schema(
                description =
                        "Kilograms of CO2, without CH4 and N2O, summed first and then rounded to 3 decimals: months need not sum to"
                                + " their year in the last digit; absent if quantity or factor is missing",
                examples = "6071.670")
        Optional<BigDecimal> emissionsKgCo2,

        @Schema(
                description =
                        "Of an organization: the emissions of what it bought for others, by the same factors, which are"
                                + " in the figures of those others and not in this one; absent otherwise",
                examples = "8536.656")
        Optional<BigDecimal> boughtForOthersKgCo2,

        @Schema(description = "The factor, if only one was used", examples = "grid-2023.v1.CN-SH.ELECTRICITY.AVERAGE")
        Optional<String> factorId,

        @Schema(description = "All factors used: a period of two years has two")
        List<String> factorIds,

        @Schema(description = "False if a quantity or factor is missing: the figure then is too low", examples = "true")
        boolean complete,

        @Schema(description = "True if a later publication will replace a factor used", examples = "false")
        boolean provisional,

        @Schema(
                description =
                        "Why something is missing or provisional, such as NO_DATA, NO_VERIFIED_FACTOR or"
                                + " CARRIED_FORWARD. VOLUME_REFERENCE_UNKNOWN: a gas volume is taken as it is, because nobody"
                                + " has said in which condition it is metered, or meters behind one another state different ones")
        List<String> reasons,

        @Schema(description = "Former name of emissionsKgCo2", deprecated = true)
        Optional<BigDecimal> emissionsKgCo2e) {}
