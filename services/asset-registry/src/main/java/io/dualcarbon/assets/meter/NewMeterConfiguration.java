package io.dualcarbon.assets.meter;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.Reference;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What is to hold of a meter from a day on, as a whole")
public record NewMeterConfiguration(
        @Schema(description = "CT x PT from that day on; 1 if left out", examples = "60")
        @Positive
        @Digits(integer = 9, fraction = 6)
        @Nullable
        BigDecimal multiplier,

        @Schema(description = "The parent from that day on; none if left out") @Nullable
        UUID parentId,

        @Schema(
                description =
                        "The building in which it stands from that day on. Exactly one of buildingId and areaId; or"
                                + " neither them nor organizationId, if it stays where it was")
        @Nullable
        UUID buildingId,

        @Schema(description = "The area in which it stands from that day on, outside of buildings") @Nullable
        UUID areaId,

        @Schema(description = "Who uses what is measured where it stands from that day on") @Nullable
        UUID organizationId) {
    List<Reference> references() {
        return List.of(
                new Reference(RecordKind.METER, parentId, "parentId"),
                new Reference(RecordKind.BUILDING, buildingId, "buildingId"),
                new Reference(RecordKind.AREA, areaId, "areaId"),
                new Reference(RecordKind.ORGANIZATION, organizationId, "organizationId"));
    }

    /** Or it stays where it was. */
    boolean placesIt() {
        return buildingId != null || areaId != null || organizationId != null;
    }
}
