package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.engine.VolumeReference;
import java.math.BigDecimal;

/**
 * From the condition in which a gas volume was metered to the one for which a factor holds.
 *
 * @param metered unknown volumes are taken as they are, and whoever shows them says so
 */
public record VolumeConversion(VolumeReference metered, VolumeReference ofFactor) {
    /** Told among the reasons of each figure in which such a volume is. */
    static final String UNKNOWN = "VOLUME_REFERENCE_UNKNOWN";

    public boolean isKnown() {
        return metered.isKnown();
    }

    BigDecimal ratio() {
        return metered.ratioTo(ofFactor);
    }
}
