package io.dualcarbon.finance.impact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = """
        Why a number is missing, covers fewer months or says less than it could:
        NOT_COMPARABLE - the measure moves energy between carriers, hours or places, or the asset is not metered for it;
        NOT_COMMISSIONED - no date of commissioning, or it is still to come;
        NO_COMPLETE_MONTH - no whole month between commissioning and the end of the period;
        NO_BASELINE - the project names no baseline, and energy-data has none of its building;
        NO_BASELINE_MODEL - energy-data has no baseline of the asset that ends by commissioning: the weather is in the saving;
        ASSET_UNKNOWN - the registry shows the caller no such asset;
        NO_METER - nothing measures it;
        NO_DATA - the meters gave nothing;
        MONTH_OPEN - the month is not over;
        COVERAGE - less than 95 % of the month was measured;
        NO_WEATHER - no temperatures are known, without which the baseline expects nothing;
        BEYOND_BASELINE - weather that the baseline has not seen: counted, but less certain;
        FILLED - some of the month's values were computed to fill gaps, and settle nothing;
        NO_SAVING - there is no measured saving to multiply;
        NO_FACTOR - no emission factor applies to a month""")
public enum ImpactReason {
    NOT_COMPARABLE,
    NOT_COMMISSIONED,
    NO_COMPLETE_MONTH,
    NO_BASELINE,
    NO_BASELINE_MODEL,
    ASSET_UNKNOWN,
    NO_METER,
    NO_DATA,
    MONTH_OPEN,
    COVERAGE,
    NO_WEATHER,
    BEYOND_BASELINE,
    FILLED,
    NO_SAVING,
    NO_FACTOR
}
