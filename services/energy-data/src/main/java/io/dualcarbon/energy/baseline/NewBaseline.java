package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.registry.Carrier;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description = "The window and weather from which a baseline is to be fitted, of one meter or of one"
                + " carrier of a building")
record NewBaseline(
        @Schema(description = "Made up if left out", examples = "BL-B01-2024")
        @Pattern(regexp = "[A-Z0-9-]{2,40}")
        @Nullable
        String code,

        @Schema(examples = "Before the new chiller") @NotBlank @Size(max = 200)
        String name,

        @Schema(description = "The meter; or name buildingId and carrier") @Nullable
        UUID meterId,

        @Schema(description = "The building, whose boundary meters of the carrier are summed") @Nullable
        UUID buildingId,

        @Schema(description = "With buildingId", examples = "ELECTRICITY") @Nullable
        Carrier carrier,

        @Schema(description = "Whose temperatures explain the consumption") @NotNull
        UUID stationId,

        @Schema(description = "First day of the window", examples = "2024-01-01") @NotNull
        LocalDate from,

        @Schema(
                description = "Day after the last: whole years, without a retrofit inside; for a billed meter the"
                        + " window of its bills, up to half a month off",
                examples = "2025-01-01")
        @NotNull
        LocalDate to,

        @Schema(
                description = "PT1H: time of the week and temperature. P1D, P1M: degree days; P1M are calendar months,"
                        + " or the bills of a billed meter",
                examples = "P1D")
        @NotNull
        BaselineResolution resolution,

        @Schema(
                description =
                        "Outside temperatures from which on the building is heated or cooled, where they are known:"
                                + " they are taken as true, not searched for, so that six bills of a year can show weather. Not"
                                + " with PT1H")
        @Valid
        @Nullable
        BalancePointsForm balancePoints) {

    @Schema(description = "One of the two at least, heating not above cooling")
    record BalancePointsForm(
            @Schema(description = "Below it the building is heated, degrees Celsius", examples = "16")
            @DecimalMin("-10")
            @DecimalMax("40")
            @Nullable
            Double heatingC,

            @Schema(description = "Above it the building is cooled, degrees Celsius", examples = "22")
            @DecimalMin("-10")
            @DecimalMax("40")
            @Nullable
            Double coolingC) {}
}
