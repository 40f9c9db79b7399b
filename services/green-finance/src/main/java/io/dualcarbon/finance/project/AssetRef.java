package io.dualcarbon.finance.project;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Embeddable
@Schema(description = "What the project is about, in the asset registry")
public record AssetRef(
        @NotNull @Enumerated(EnumType.STRING) @Column(name = "asset_kind")
        AssetKind kind,

        @Schema(description = "Its id in the asset registry") @NotNull @Column(name = "asset_id")
        UUID id) {}
