package io.dualcarbon.energy.mohurd;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "By which code the ministry's data centre knows a building")
public record BuildingCodeView(
        UUID buildingId,
        @Schema(examples = "0") int version,

        @Schema(description = "District (6 digits), building type (A to H), number (3 digits)", examples = "310105A001")
        String code) {}
