package io.dualcarbon.energy.intensity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How a building stands against a benchmark")
public enum Rating {
    @Schema(description = "先进: up to the guide value")
    ADVANCED("先进"),
    @Schema(description = "达标: up to the constraint value")
    COMPLIANT("达标"),
    @Schema(description = "超限: above the constraint value")
    OVER_LIMIT("超限");

    private final String label;

    Rating(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
