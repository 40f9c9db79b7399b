package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.factor.Purpose;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By which rules an emission is counted (口径). */
@Schema(
        description =
                "LOCATION: mean factor of the grid at the place; SHANGHAI_ETS: defaults of the Shanghai trading scheme")
public enum Calibre {
    /** The mean factor of the grid at the place: inventories and trends. */
    LOCATION,
    /** The defaults of the Shanghai emissions trading scheme. */
    SHANGHAI_ETS;

    Purpose purpose(NodeKind kind) {
        if (this == SHANGHAI_ETS) {
            return Purpose.SHANGHAI_ETS;
        }
        return kind == NodeKind.AREA ? Purpose.DISTRICT_INVENTORY : Purpose.ENTITY_LOCATION;
    }
}
