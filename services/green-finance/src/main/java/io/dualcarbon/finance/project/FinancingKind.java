package io.dualcarbon.finance.project;

/** What pays for a project. */
public enum FinancingKind {
    GREEN_LOAN,
    TRANSITION_LOAN,
    GREEN_BOND,
    GREEN_INSURANCE,
    EQUITY,
    SUBSIDY,
    OWN_FUNDS
}
