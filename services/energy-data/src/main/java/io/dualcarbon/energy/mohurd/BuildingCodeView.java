package io.dualcarbon.energy.mohurd;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By which code the data centre knows a building. */
public record BuildingCodeView(
        UUID buildingId,
        @Schema(examples = "0") int version,
        @Schema(examples = "310105A001") String code) {}
