package io.dualcarbon.carbon.factor;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How well a factor's value is known. */
@Schema(
        description =
                "VERIFIED: compared with what the issuer or a standard body published. SECONDARY: read in a public copy"
                        + " or another public source, and not compared with the issuer's own text")
public enum FactorStatus {
    /** Compared with what the issuer, or a body that publishes such tables, published itself. */
    VERIFIED,
    /** Read in a public copy or another source that is not the issuer's own. */
    SECONDARY
}
