package io.dualcarbon.energy.consumption;

/** Which days two quantities stand for. */
public enum ComparisonBasis {
    /** Both periods are whole. */
    WHOLE_PERIODS,
    /** Days that each meter has whole in both periods. */
    SAME_DAYS,
    /** The periods have no day in common that could be compared. */
    NONE
}
