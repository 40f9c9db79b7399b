package io.dualcarbon.carbon.factor;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How well a factor's value is known. */
@Schema(description = "VERIFIED: compared with a public page of the issuer; SECONDARY: one other public source")
public enum FactorStatus {
    /** Compared with a public page of the issuer. */
    VERIFIED,
    /** One public source that is not the issuer's own. */
    SECONDARY
}
