package io.dualcarbon.finance.project;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What pays for a project")
public enum FinancingKind {
    @Schema(description = "绿色贷款")
    GREEN_LOAN,
    @Schema(description = "转型贷款")
    TRANSITION_LOAN,
    @Schema(description = "绿色债券")
    GREEN_BOND,
    @Schema(description = "绿色保险")
    GREEN_INSURANCE,
    @Schema(description = "股权")
    EQUITY,
    @Schema(description = "财政补贴")
    SUBSIDY,
    @Schema(description = "自有资金")
    OWN_FUNDS
}
