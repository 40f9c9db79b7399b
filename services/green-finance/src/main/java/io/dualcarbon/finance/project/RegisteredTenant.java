package io.dualcarbon.finance.project;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What this service reads of a tenant in the asset registry. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RegisteredTenant(String timeZone, String gridArea) {}
