package io.dualcarbon.assets.tenant;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record TenantView(
        @Schema(examples = "changning") String id,

        int version,

        @Schema(examples = "长宁区") String name,

        @Schema(examples = "Changning District") Optional<String> nameEn,

        @Schema(examples = "Asia/Shanghai") String timeZone,

        @Schema(examples = "CN-SH") String gridArea,

        Optional<Instant> retiredAt) {}
