package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.factor.Purpose;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By which rules an emission is counted (口径). */
@Schema(
        description =
                "LOCATION: mean factor of the grid at the place; SHANGHAI_ETS: defaults of the Shanghai trading scheme,"
                        + " the newest for earlier months too; SHANGHAI_ETS_AS_REPORTED: those in force in the month")
public enum Calibre {
    /** The mean factor of the grid at the place: inventories and trends. */
    LOCATION,
    /** The newest defaults of the Shanghai emissions trading scheme, with which it determines its history as well. */
    SHANGHAI_ETS,
    /** The defaults of the scheme that were in force in the month: what members reported then. */
    SHANGHAI_ETS_AS_REPORTED;

    Purpose purpose(NodeKind kind) {
        return switch (this) {
            case LOCATION -> kind == NodeKind.AREA ? Purpose.DISTRICT_INVENTORY : Purpose.ENTITY_LOCATION;
            case SHANGHAI_ETS -> Purpose.SHANGHAI_ETS;
            case SHANGHAI_ETS_AS_REPORTED -> Purpose.SHANGHAI_ETS_AS_REPORTED;
        };
    }
}
