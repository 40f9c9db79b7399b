package io.dualcarbon.finance.project;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Which list of the asset registry holds the asset")
public enum AssetKind {
    BUILDING("buildings"),
    PV_PLANT("pv-plants"),
    CHARGING_STATION("charging-stations"),
    ORGANIZATION("organizations"),
    AREA("areas");

    private final String collection;

    AssetKind(String collection) {
        this.collection = collection;
    }

    String collection() {
        return collection;
    }
}
