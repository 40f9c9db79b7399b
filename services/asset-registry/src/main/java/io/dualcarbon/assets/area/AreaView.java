package io.dualcarbon.assets.area;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

public record AreaView(
        UUID id,
        int version,
        String code,
        String name,
        Optional<String> nameEn,
        AreaKind kind,
        Optional<UUID> parentId,
        boolean illustrative,
        Optional<String> source,
        Optional<Instant> retiredAt) {}
