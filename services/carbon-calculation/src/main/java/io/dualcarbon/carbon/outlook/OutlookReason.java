package io.dualcarbon.carbon.outlook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to know about an outlook, or why there is none. */
@Schema(
        description =
                "TOO_SHORT: fewer than twelve complete months in a row. MODEL_WORSE_THAN_NAIVE: the naive method is given."
                        + " NOT_BACKTESTED: too few months to hold some back. BAND_FALLS_SHORT: of past months fewer than nine in"
                        + " ten lay between P05 and P95. NO_VERIFIED_FACTOR: a carrier is left out of every month."
                        + " CARRIED_FORWARD: factors not published yet are the last ones. VOLUME_REFERENCE_UNKNOWN: gas is"
                        + " taken as it is metered, because nobody has said in which condition.")
public enum OutlookReason {
    /** Fewer than twelve complete months in a row: no forecast. */
    TOO_SHORT,
    /** The model did worse than repeating the past, so the naive method is given. */
    MODEL_WORSE_THAN_NAIVE,
    /** Too few months to hold some back: compared on the months that the methods were fitted to. */
    NOT_BACKTESTED,
    /** Fewer past months than nine in ten came to lie between the quantiles foreseen for them. */
    BAND_FALLS_SHORT,
    /** A carrier without a factor in this calibre is left out of history and forecast. */
    NO_VERIFIED_FACTOR,
    /** Factors not published yet are carried forward. */
    CARRIED_FORWARD,
    /** Gas volumes of which nobody has said in which condition they are metered are taken as they are. */
    VOLUME_REFERENCE_UNKNOWN
}
