package io.dualcarbon.energy.intensity;

import io.dualcarbon.energy.consumption.Consumption;
import io.dualcarbon.energy.consumption.ConsumptionView.NodeView;
import io.dualcarbon.energy.consumption.Dimension;
import io.dualcarbon.energy.consumption.Figure;
import io.dualcarbon.energy.consumption.Grouping;
import io.dualcarbon.energy.consumption.NodeQuery;
import io.dualcarbon.energy.consumption.PeriodLength;
import io.dualcarbon.energy.consumption.Question;
import io.dualcarbon.energy.consumption.Span;
import io.dualcarbon.energy.consumption.Spans;
import io.dualcarbon.energy.intensity.IntensitiesView.IntensityView;
import io.dualcarbon.energy.intensity.IntensitiesView.PeerView;
import io.dualcarbon.energy.known.KnownThen;
import io.dualcarbon.energy.known.Now;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.NodeDirectory;
import io.dualcarbon.energy.registry.NodeDirectory.Building;
import io.dualcarbon.energy.rollup.DirtyMarks;
import io.dualcarbon.energy.standardcoal.Basis;
import io.dualcarbon.energy.standardcoal.CoefficientSet;
import io.dualcarbon.energy.standardcoal.CoefficientSets;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.turn.Expensive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/energy-use-intensity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Energy use intensity")
@RolesAllowed("readings:read")
@Transactional
@Expensive
class IntensityResource {
    private static final int FEWEST_PEERS = 3;

    private final KnownThen knownThen;
    private final NodeDirectory nodes;
    private final Spans spans;
    private final Consumption consumption;
    private final CoefficientSets sets;
    private final Benchmarks benchmarks;
    private final DirtyMarks marks;

    IntensityResource(
            KnownThen knownThen,
            NodeDirectory nodes,
            Spans spans,
            Consumption consumption,
            CoefficientSets sets,
            Benchmarks benchmarks,
            DirtyMarks marks) {
        this.knownThen = knownThen;
        this.nodes = nodes;
        this.spans = spans;
        this.consumption = consumption;
        this.sets = sets;
        this.benchmarks = benchmarks;
        this.marks = marks;
    }

    @GET
    @Operation(
            summary = "What buildings used per square metre in a year",
            description = "EUI = sum over the energy carriers of imported quantity x coefficient / gross floor area,"
                    + " of the building's own boundary meters, whoever uses it in there; own generation and water are not"
                    + " in it. Null unless every"
                    + " carrier has values on 350 days or more. The buildings are those that lay in the node on a day of"
                    + " the year; use and floor area are those of the days: the last use, and the average floor area if it"
                    + " changed. Rated by the benchmarks of the building's use that are checked, each by the"
                    + " coefficient set of its standard, or if a basis or set is named by those of that set only: up to the"
                    + " guide value 先进 ADVANCED, up to the constraint 达标 COMPLIANT, else 超限 OVER_LIMIT; the others are"
                    + " listed with the reason. Named as `benchmark`, an average that was observed is compared with, by a"
                    + " `coefficientSet` that has to be named, for its source names none. As a second opinion the percentile among the"
                    + " tenant's buildings of the same use.")
    public IntensitiesView listEnergyUseIntensities(
            @BeanParam @Valid NodeQuery query,
            @Parameter(description = "A calendar year", example = "2025") @RestQuery
                    Optional<@Min(2015) @Max(2040) Integer> year,
            @Parameter(description = "Instead of a year: the first of twelve months", example = "2024-07") @RestQuery
                    Optional<String> from,
            @Parameter(description = "The month after the last", example = "2025-07") @RestQuery Optional<String> to,
            @Parameter(description = "SITE_KWH if neither it nor a set nor a benchmark is named") @RestQuery
                    Optional<IntensityBasis> basis,
            @Parameter(
                            description = "For STANDARD_COAL exactly one of /coefficient-sets; left out, that of the"
                                    + " benchmark; an average that was observed has none",
                            example = "db31-1341-2021")
                    @RestQuery
                    List<String> coefficientSet,
            @Parameter(
                            description = "Rate all buildings by this one of /benchmarks, or compare them with it",
                            example = "db31-1341-2021-office-class-1")
                    @RestQuery
                    Optional<String> benchmark,
            @Parameter(description = "Only buildings of this use", example = "OFFICE") @RestQuery
                    Optional<String> buildingUse,
            @Parameter(description = KnownThen.AS_OF, example = "2025-02-01T00:00:00Z") @RestQuery
                    Optional<Instant> asOf,
            @BeanParam @Valid PageRequest page) {
        var node = query.node();
        var now = knownThen.read(asOf);
        nodes.requireKnown(node);
        var span = year(year, from, to, now);
        var demanded = benchmark.map(this::usable);
        var set = set(basis, coefficientSet, demanded);
        var caughtUp = marks.areNoneIn(span.from(), span.to());
        var buildings = Page.of(
                nodes.describedBuildings(node, span.from(), span.to()).stream()
                        .filter(building ->
                                buildingUse.isEmpty() || buildingUse.get().equals(building.use()))
                        .sorted(Comparator.comparing(IntensityResource::key))
                        .filter(building -> key(building).compareTo(page.after()) > 0)
                        .limit(page.limit() + 1L)
                        .toList(),
                page.limit(),
                IntensityResource::key);
        var peers = peers(buildings.items(), span);
        var question = new Question(
                node, span, Grouping.of(Dimension.building), Optional.empty(), EnumSet.of(Direction.IMPORT));
        var figures = consumption.ofBuildings(question, peers.keySet()).stream()
                .collect(Collectors.groupingBy(figure -> Objects.requireNonNull(figure.buildingId())));
        var intensities = peers.values().stream()
                .collect(Collectors.toMap(
                        Building::id,
                        building -> Intensity.of(building, figures.getOrDefault(building.id(), List.of()), set)));
        var byOwnSets = basis.isEmpty() && coefficientSet.isEmpty() && benchmark.isEmpty();
        var items = buildings.map(building -> {
            var intensity = Objects.requireNonNull(intensities.get(building.id()));
            var ofBuilding = figures.getOrDefault(building.id(), List.<Figure>of());
            return view(intensity, standing(intensity, demanded, set, byOwnSets, ofBuilding), intensities);
        });
        return new IntensitiesView(
                NodeView.of(node),
                PeriodLength.P1M.name(span.from()),
                PeriodLength.P1M.name(span.to()),
                set.basis() == Basis.SITE ? IntensityBasis.SITE_KWH : IntensityBasis.STANDARD_COAL,
                set.id(),
                set.unit() + "/(m2.a)",
                caughtUp,
                items.items(),
                items.nextCursor());
    }

    private Span year(Optional<Integer> year, Optional<String> from, Optional<String> to, Now now) {
        if (year.isPresent() && from.isEmpty() && to.isEmpty()) {
            return spans.of(year.get().toString(), Integer.toString(year.get() + 1), PeriodLength.TOTAL, 366, now);
        }
        if (year.isEmpty() && from.isPresent() && to.isPresent()) {
            var span = spans.of(from.get(), to.get(), PeriodLength.TOTAL, 3660, now);
            if (span.from().getDayOfMonth() == 1 && span.from().plusYears(1).equals(span.to())) {
                return span;
            }
        }
        throw IntensityProblem.INTENSITY_NEEDS_A_YEAR.because().at(year.isPresent() ? "year" : "from");
    }

    private Benchmark usable(String id) {
        var benchmark = benchmarks
                .find(id)
                .orElseThrow(
                        () -> IntensityProblem.BENCHMARK_UNKNOWN.because(id).at("benchmark"));
        var unusable = benchmark.unusable();
        if (unusable != null && !benchmark.isComparable()) {
            throw IntensityProblem.BENCHMARK_NOT_USABLE.because(id, unusable).at("benchmark");
        }
        return benchmark;
    }

    private CoefficientSet set(Optional<IntensityBasis> basis, List<String> asked, Optional<Benchmark> benchmark) {
        var ofBenchmark = benchmark.map(Benchmark::coefficientSet);
        var isSite = basis.map(IntensityBasis.SITE_KWH::equals).orElse(benchmark.isEmpty());
        var set = sets.one(
                !asked.isEmpty()
                        ? asked
                        : isSite
                                ? List.of(CoefficientSets.SITE)
                                : ofBenchmark.stream().toList());
        if (basis.isPresent() && isSite != (set.basis() == Basis.SITE)) {
            throw IntensityProblem.BASIS_CONTRADICTORY.because().at("basis");
        }
        if (set.basis() == Basis.SITE
                && benchmark.filter(Benchmark::isComparable).isPresent()) {
            throw IntensityProblem.BASIS_CONTRADICTORY.because().at("coefficientSet");
        }
        ofBenchmark.ifPresent(id -> CoefficientSets.requireSame(set.id(), id));
        return set;
    }

    /** The buildings and all others of their uses. */
    private Map<UUID, Building> peers(List<Building> buildings, Span span) {
        var found = new HashMap<UUID, Building>();
        var uses = new TreeSet<String>();
        buildings.forEach(building -> {
            found.put(building.id(), building);
            if (building.use() != null) {
                uses.add(building.use());
            }
        });
        uses.forEach(use -> nodes.buildingsOfUse(use, span.from(), span.to())
                .forEach(building -> found.put(building.id(), building)));
        return found;
    }

    private Standing standing(
            Intensity intensity,
            Optional<Benchmark> demanded,
            CoefficientSet set,
            boolean byOwnSets,
            List<Figure> figures) {
        var candidates = demanded.map(List::of)
                .orElseGet(() -> benchmarks.all().stream()
                        .filter(benchmark ->
                                benchmark.isFor(intensity.building().use()))
                        .toList());
        return Standing.of(candidates, benchmark -> {
            if (benchmark.isComparable() || set.id().equals(benchmark.coefficientSet())) {
                return Optional.of(intensity);
            }
            return Optional.ofNullable(benchmark.coefficientSet())
                    .filter(own -> byOwnSets)
                    .flatMap(sets::find)
                    .map(own -> Intensity.of(intensity.building(), figures, own));
        });
    }

    private static IntensityView view(Intensity intensity, Standing standing, Map<UUID, Intensity> all) {
        var building = intensity.building();
        return new IntensityView(
                building.id(),
                building.code(),
                building.name(),
                building.use(),
                building.grossFloorAreaM2(),
                building.floorAreaVaries(),
                intensity.value(),
                intensity.daysWithData(),
                intensity.carriers(),
                standing.ratings(),
                standing.notRated(),
                standing.comparisons(),
                peer(intensity, all),
                intensity.illustrative(),
                intensity.reasons());
    }

    private static PeerView peer(Intensity one, Map<UUID, Intensity> all) {
        var use = one.building().use();
        var values = all.values().stream()
                .filter(other -> use != null && use.equals(other.building().use()))
                .map(Intensity::value)
                .filter(Objects::nonNull)
                .toList();
        var own = one.value();
        if (own == null) {
            return new PeerView(values.size(), null, one.reasons());
        }
        if (values.size() < FEWEST_PEERS) {
            return new PeerView(values.size(), null, List.of(IntensityReason.TOO_FEW_PEERS));
        }
        var halves = values.stream()
                .mapToInt(value -> 1 - Integer.signum(value.compareTo(own)))
                .sum();
        return new PeerView(
                values.size(),
                Intensity.plain(BigDecimal.valueOf(50L * halves)
                        .divide(BigDecimal.valueOf(values.size()), 2, RoundingMode.HALF_UP)),
                List.of());
    }

    private static String key(Building building) {
        return Objects.requireNonNullElse(building.code(), "") + "/" + building.id();
    }
}
