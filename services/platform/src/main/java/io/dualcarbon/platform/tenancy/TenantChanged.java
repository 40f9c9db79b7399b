package io.dualcarbon.platform.tenancy;

/** A tenant was registered, or its state is another; observed once that is committed. */
public record TenantChanged(String tenant) {}
