package io.dualcarbon.finance.project;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;

/** What this service reads of a meter in the asset registry. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RegisteredMeter(UUID id, boolean illustrative, String carrier, String direction) {
    public boolean measuresGeneration() {
        return carrier.equals("ELECTRICITY") && direction.equals("GENERATION");
    }
}
