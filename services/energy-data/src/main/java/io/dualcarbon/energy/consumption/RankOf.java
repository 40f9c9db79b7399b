package io.dualcarbon.energy.consumption;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What is ranked")
public enum RankOf {
    @Schema(description = "Buildings, each by its own boundary meters")
    building,
    @Schema(description = "The areas directly below the one asked about")
    area,
    @Schema(description = "Organizations, by the meters that are theirs")
    organization
}
