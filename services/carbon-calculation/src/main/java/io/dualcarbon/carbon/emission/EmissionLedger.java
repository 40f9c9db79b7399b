package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.emission.ConsumptionClient.Consumption;
import io.dualcarbon.carbon.emission.ConsumptionClient.Row;
import io.dualcarbon.carbon.engine.Carrier;
import io.dualcarbon.carbon.engine.VolumeReference;
import io.dualcarbon.carbon.factor.Choice;
import io.dualcarbon.carbon.factor.FactorLibrary;
import io.dualcarbon.carbon.factor.FactorRepository;
import io.dualcarbon.platform.http.Dependency;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Multiplies what energy-data measured by the factors of each month. Everything is read as the caller. */
@ApplicationScoped
public class EmissionLedger {
    private static final Dependency ENERGY_DATA = Dependency.on("energy-data");
    private static final Dependency ASSET_REGISTRY = Dependency.on("asset-registry");
    private static final String BY_VOLUME_REFERENCE = "volumeReference";

    private final ConsumptionClient consumption;
    private final TenantClient tenants;
    private final FactorRepository factors;
    private final Caller caller;

    EmissionLedger(
            @RestClient ConsumptionClient consumption,
            @RestClient TenantClient tenants,
            FactorRepository factors,
            Caller caller) {
        this.consumption = consumption;
        this.tenants = tenants;
        this.factors = factors;
        this.caller = caller;
    }

    /** Where and in which time zone the caller's tenant is. */
    public Place place() {
        var id = caller.tenant().orElseThrow(CommonProblem.NOT_FOUND::because);
        var tenant = ASSET_REGISTRY.ask(() -> tenants.tenant(id));
        return new Place(tenant.gridArea(), tenant.timeZone());
    }

    /** The lines of a node; energy-data is asked as of an instant, and what it says of one to come is passed on. */
    public EmissionLines lines(
            Node node,
            Place place,
            YearMonth from,
            YearMonth to,
            Detail detail,
            Optional<Carrier> carrier,
            Optional<Instant> asOf) {
        var answer = ask(node, from, to, detail.groupBy, carrier, asOf);
        var rows = answer.rows();
        var caughtUp = answer.caughtUp();
        if (detail == Detail.NODE && rows.stream().anyMatch(EmissionLedger::isGas)) {
            // One row a node: volumes in different conditions would be one sum.
            var gas = ask(node, from, to, BY_VOLUME_REFERENCE, Optional.of(Carrier.NATURAL_GAS), asOf);
            rows = Stream.concat(rows.stream().filter(row -> !isGas(row)), gas.rows().stream())
                    .toList();
            caughtUp &= gas.caughtUp();
        }
        var library = factors.library();
        var lines = rows.stream()
                .flatMap(row -> Carrier.of(row.carrier()).stream().map(c -> line(row, c, node, place, library)))
                .toList();
        return new EmissionLines(lines, caughtUp);
    }

    private Consumption ask(
            Node node,
            YearMonth from,
            YearMonth to,
            String groupBy,
            Optional<Carrier> carrier,
            Optional<Instant> asOf) {
        return ENERGY_DATA.ask(() -> consumption.consumption(
                node.idIf(NodeKind.AREA),
                node.idIf(NodeKind.BUILDING),
                node.idIf(NodeKind.ORGANIZATION),
                from.toString(),
                to.toString(),
                "P1M",
                groupBy,
                carrier.map(Enum::name).orElse(null),
                "IMPORT",
                true,
                asOf.map(Instant::toString).orElse(null)));
    }

    private static boolean isGas(Row row) {
        return row.carrier().equals(Carrier.NATURAL_GAS.name());
    }

    private static EmissionLine line(Row row, Carrier carrier, Node node, Place place, FactorLibrary library) {
        var choices = new EnumMap<Calibre, Choice>(Calibre.class);
        for (var calibre : Calibre.values()) {
            choices.put(calibre, library.choose(calibre.purpose(node.kind()), place.gridArea(), carrier, row.period()));
        }
        return new EmissionLine(
                row.period(),
                row.buildingId(),
                row.meterId(),
                row.meterCode(),
                carrier,
                row.quantity(),
                row.boughtForOthers(),
                carrier == Carrier.NATURAL_GAS
                        ? Objects.requireNonNullElse(row.volumeReference(), VolumeReference.UNKNOWN)
                        : null,
                row.coverage(),
                row.measuredShare(),
                row.illustrative(),
                Objects.requireNonNullElse(row.reasons(), List.of()),
                choices);
    }

    /** How finely energy-data is asked. */
    public enum Detail {
        /** Down to the meter: every figure is then the exact sum of what its explanation shows. */
        METER("meter"),
        /** Down to the meters at the boundary of each building, also behind one of the area, and what is left of that. */
        BUILDING("building,meter"),
        /** One row a month and carrier, for long histories. */
        NODE("node");

        private final String groupBy;

        Detail(String groupBy) {
            this.groupBy = groupBy;
        }
    }

    public record Place(String gridArea, ZoneId timeZone) {}
}
