package io.dualcarbon.energy.pv;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a plant did in one period")
public record PvPeriodView(
        @Schema(description = "Day, month or year; of the total, the whole range as from/to", examples = "2025-07")
        String period,

        @Schema(description = "Energy that the plant's meter counted", nullable = true, examples = "1320.5") @Nullable
        Double yieldKwh,

        @Schema(description = "yieldKwh / peakPowerKw", nullable = true, examples = "110.041667") @Nullable
        Double specificYieldKwhPerKwp,

        @Schema(
                description = "(generation - export) / generation of the building, over the days known whole of all"
                        + " its meters",
                nullable = true,
                examples = "0.62")
        @Nullable
        Double selfConsumption,

        @Schema(
                description = "(generation - export) / (generation - export + import) of the building, over such days",
                nullable = true,
                examples = "0.31")
        @Nullable
        Double selfSufficiency,

        @Schema(
                description = "Global horizontal irradiation at the station, over the days known whole",
                nullable = true,
                examples = "148.2")
        @Nullable
        Double irradiationKwhPerM2,

        @Schema(
                description = "yieldKwh / (irradiationKwhPerM2 x peakPowerKw), over the days on which both are known"
                        + " whole; the irradiation is the horizontal one, so a tilted roof may exceed 1",
                nullable = true,
                examples = "0.79")
        @Nullable
        Double performanceRatio,

        @Schema(
                description = "Share of the period, as far as it is over, for which the yield is known, 0 to 1",
                examples = "1")
        double coverage,

        @Schema(
                description =
                        "Share of yieldKwh that was measured rather than filled or apportioned; null without a yield",
                nullable = true,
                examples = "1")
        @Nullable
        Double measuredShare,

        List<PvReason> reasons) {}
