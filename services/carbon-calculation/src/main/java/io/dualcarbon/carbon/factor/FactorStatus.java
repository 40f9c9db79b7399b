package io.dualcarbon.carbon.factor;

/** How well a factor's value is known. */
public enum FactorStatus {
    /** Compared with a public page of the issuer. */
    VERIFIED,
    /** One public source that is not the issuer's own. */
    SECONDARY
}
