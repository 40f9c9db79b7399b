package io.dualcarbon.assets.building;

/** Whether the design or the running building was certified. */
public enum CertificationPhase {
    DESIGN,
    OPERATION,
    UNSPECIFIED
}
