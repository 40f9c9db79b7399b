package io.dualcarbon.assets.organization;

/** What an organization is to the district. */
public enum OrganizationKind {
    ENTERPRISE,
    AGENCY,
    BANK,
    OPERATOR
}
