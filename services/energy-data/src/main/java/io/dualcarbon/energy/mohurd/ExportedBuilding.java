package io.dualcarbon.energy.mohurd;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A building as far as the registry knows what the package asks for. */
record ExportedBuilding(
        UUID id,
        String ownCode,
        @Nullable String code,
        @Nullable String name,
        @Nullable String owner,
        @Nullable Integer completedYear,
        @Nullable BigDecimal areaM2,
        boolean retired) {}
