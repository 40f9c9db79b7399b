package io.dualcarbon.assets.organization;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What an organization is to the district")
public enum OrganizationKind {
    @Schema(description = "企业")
    ENTERPRISE,
    @Schema(description = "政府机构")
    AGENCY,
    @Schema(description = "金融机构")
    BANK,
    @Schema(description = "Who runs buildings, parks or plants")
    OPERATOR
}
