package io.dualcarbon.carbon.factor;

import static io.dualcarbon.carbon.factor.FactorKind.AVERAGE;
import static io.dualcarbon.carbon.factor.FactorKind.ETS_ENTERPRISE_NATIONAL;
import static io.dualcarbon.carbon.factor.FactorKind.EXCL_MARKET_TRADED_NON_FOSSIL;
import static io.dualcarbon.carbon.factor.FactorKind.FOSSIL;
import static io.dualcarbon.carbon.factor.FactorKind.LCA_FOOTPRINT;
import static io.dualcarbon.carbon.factor.FactorKind.NATIONAL_DEFAULT;
import static io.dualcarbon.carbon.factor.FactorKind.OPERATING_MARGIN;
import static io.dualcarbon.carbon.factor.FactorKind.PROVINCIAL_GUIDE;
import static io.dualcarbon.carbon.factor.FactorKind.SHANGHAI_ETS_DEFAULT;
import static io.dualcarbon.carbon.factor.FactorKind.SHANGHAI_TANPUHUI_PV;

import io.dualcarbon.carbon.engine.Carrier;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why somebody asks for a factor. It decides which kinds may answer, best first, and whether a wider area's factor may
 * stand in. A carrier not named here has no factor that anybody has verified for this purpose.
 */
@Schema(
        description =
                "Why a factor is asked for: it decides which kinds may answer and whether a wider area's may stand in."
                        + " SHANGHAI_ETS determines earlier months with the newest defaults, as the scheme now asks for;"
                        + " SHANGHAI_ETS_AS_REPORTED with those in force then.")
public enum Purpose {
    DISTRICT_INVENTORY(Reach.OWN_AREA, List.of(AVERAGE), Fuels.GUIDE),
    ENTITY_LOCATION(Reach.WIDER_AREA, List.of(AVERAGE), Fuels.GUIDE),
    ENTITY_MARKET(Reach.NATION, List.of(EXCL_MARKET_TRADED_NON_FOSSIL), Fuels.GUIDE),
    SHANGHAI_ETS(Reach.OWN_AREA, List.of(SHANGHAI_ETS_DEFAULT), Map.of(Carrier.HEAT, SHANGHAI_ETS_DEFAULT)),
    SHANGHAI_ETS_AS_REPORTED(Reach.OWN_AREA, List.of(SHANGHAI_ETS_DEFAULT), Map.of(Carrier.HEAT, SHANGHAI_ETS_DEFAULT)),
    NATIONAL_ETS(Reach.NATION, List.of(ETS_ENTERPRISE_NATIONAL), Map.of()),
    SHANGHAI_TANPUHUI(Reach.OWN_AREA, List.of(SHANGHAI_TANPUHUI_PV), Map.of()),
    /** PCAF: what the plants at the margin would have emitted, then the fossil mix, then the mean. */
    AVOIDED(Reach.NATION, List.of(OPERATING_MARGIN, FOSSIL, AVERAGE), Map.of()),
    PRODUCT_FOOTPRINT(Reach.NATION, List.of(LCA_FOOTPRINT), Map.of());

    /** How far from the area itself a factor of grid electricity may come from. */
    enum Reach {
        OWN_AREA,
        /** A wider area stands in, and the answer says so. */
        WIDER_AREA,
        /** The purpose asks for a factor of a wider area anyhow. */
        NATION
    }

    private final Reach reach;
    private final List<FactorKind> electricity;
    private final Map<Carrier, FactorKind> others;

    Purpose(Reach reach, List<FactorKind> electricity, Map<Carrier, FactorKind> others) {
        this.reach = reach;
        this.electricity = electricity;
        this.others = others;
    }

    /** True if what is published later may replace, for earlier months too, what was valid then. */
    boolean recalculates() {
        return this != SHANGHAI_ETS_AS_REPORTED;
    }

    /** Best first; empty if nothing is verified for the carrier. */
    List<FactorKind> kinds(Carrier carrier) {
        if (carrier == Carrier.ELECTRICITY) {
            return electricity;
        }
        var kind = others.get(carrier);
        return kind == null ? List.of() : List.of(kind);
    }

    /** Defaults of heat and fuels are national by nature; only a factor of a scheme binds to the scheme's area. */
    Reach reach(Carrier carrier) {
        return carrier == Carrier.ELECTRICITY || others.get(carrier) == SHANGHAI_ETS_DEFAULT ? reach : Reach.NATION;
    }

    private static final class Fuels {
        static final Map<Carrier, FactorKind> GUIDE = Map.of(
                Carrier.NATURAL_GAS, PROVINCIAL_GUIDE,
                Carrier.PETROL, PROVINCIAL_GUIDE,
                Carrier.DIESEL, PROVINCIAL_GUIDE,
                Carrier.HEAT, NATIONAL_DEFAULT);
    }
}
