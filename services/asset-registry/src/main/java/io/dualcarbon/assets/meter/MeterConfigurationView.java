package io.dualcarbon.assets.meter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record MeterConfigurationView(
        @Schema(
                description = "From the beginning of this day, local to the tenant, to the next one's",
                examples = "2025-03-01")
        LocalDate validFrom,

        @Schema(examples = "60") BigDecimal multiplier,
        Optional<UUID> parentId) {}
