package io.dualcarbon.assets.meter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What holds of a meter from a day on")
public record MeterConfigurationView(
        @Schema(
                description = "From the beginning of this day, local to the tenant, to the next one's",
                examples = "2025-03-01")
        LocalDate validFrom,

        @Schema(description = "CT x PT ratio, without a unit", examples = "60")
        BigDecimal multiplier,

        @Schema(
                description = "The meter, of the same carrier, whose quantity contains this one's;"
                        + " left out if there is none")
        Optional<UUID> parentId,

        @Schema(
                description = "The building in which it stands from that day on; without it and areaId the meter stays"
                        + " where it was")
        Optional<UUID> buildingId,

        @Schema(description = "The area in which it stands from that day on, outside of buildings")
        Optional<UUID> areaId,

        @Schema(description = "Who uses what is measured where it stands from that day on")
        Optional<UUID> organizationId) {}
