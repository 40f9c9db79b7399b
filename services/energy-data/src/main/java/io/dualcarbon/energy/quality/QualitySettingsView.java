package io.dualcarbon.energy.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The thresholds by which a tenant's readings are judged")
public record QualitySettingsView(
        @Schema(description = "0: the tenant set none, so these are the defaults", examples = "0")
        int version,

        @Schema(description = "STUCK: more hours of the same value than these", examples = "24")
        int stuckHours,

        @Schema(description = "SPIKE: more robust standard deviations (z) than these", examples = "5")
        int spikeDeviations,

        @Schema(
                description = "SUM_ABOVE_MAIN: sub-meters that count more than the meter above them, by more percent",
                examples = "5")
        int subMetersAbovePercent,

        @Schema(description = "LATE: more hours than these from the end of a day until all of it came", examples = "24")
        int lateHours,

        @Schema(description = "SILENT: as many whole days without any value", examples = "2")
        int silentDays) {

    Thresholds thresholds() {
        return new Thresholds(stuckHours, spikeDeviations, subMetersAbovePercent, lateHours, silentDays);
    }

    static QualitySettingsView of(int version, Thresholds thresholds) {
        return new QualitySettingsView(
                version,
                thresholds.stuckHours(),
                thresholds.spikeDeviations(),
                thresholds.subMetersAbovePercent(),
                thresholds.lateHours(),
                thresholds.silentDays());
    }
}
