package io.dualcarbon.energy.standardcoal;

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
import io.dualcarbon.energy.known.KnownThen;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.NodeDirectory;
import io.dualcarbon.energy.rollup.DirtyMarks;
import io.dualcarbon.energy.standardcoal.StandardCoalView.CarrierCoalView;
import io.dualcarbon.energy.standardcoal.StandardCoalView.MissingCoalView;
import io.dualcarbon.energy.standardcoal.StandardCoalView.TotalCoalView;
import io.dualcarbon.platform.turn.Expensive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/standard-coal")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Standard coal")
@RolesAllowed("readings:read")
@Transactional
@Expensive
class StandardCoalResource {
    private static final BigDecimal KG_PER_TONNE = BigDecimal.valueOf(1000);

    private final KnownThen knownThen;
    private final CoefficientSets sets;
    private final NodeDirectory nodes;
    private final Spans spans;
    private final Consumption consumption;
    private final DirtyMarks marks;

    StandardCoalResource(
            KnownThen knownThen,
            CoefficientSets sets,
            NodeDirectory nodes,
            Spans spans,
            Consumption consumption,
            DirtyMarks marks) {
        this.knownThen = knownThen;
        this.sets = sets;
        this.nodes = nodes;
        this.spans = spans;
        this.consumption = consumption;
        this.marks = marks;
    }

    @GET
    @Operation(
            summary = "What a node consumed, in standard coal",
            description = "tce = sum over the carriers of quantity x coefficient / 1000, of what the boundary meters"
                    + " imported (/consumption); of an organization what it used. Everything is converted by one set:"
                    + " more than one is refused. A"
                    + " carrier without a coefficient in the set, or without data, makes the total null and is named."
                    + " Water is no energy and not part of it.")
    public StandardCoalView getStandardCoal(
            @BeanParam @Valid NodeQuery query,
            @Parameter(description = "First month or day", example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "Month or day after the last", example = "2026-01") @RestQuery @NotNull String to,
            @Parameter(description = "Length of a period") @RestQuery @DefaultValue("P1M") PeriodLength resolution,
            @Parameter(description = "Exactly one of /coefficient-sets", example = "gbt-2589-2020-gas-field") @RestQuery
                    List<String> coefficientSet,
            @Parameter(description = KnownThen.AS_OF, example = "2025-02-01T00:00:00Z") @RestQuery
                    Optional<Instant> asOf) {
        var node = query.node();
        var now = knownThen.read(asOf);
        nodes.requireKnown(node);
        var set = sets.one(coefficientSet);
        if (set.basis() == Basis.SITE) {
            throw CoefficientProblem.NOT_STANDARD_COAL.because(set.id()).at("coefficientSet");
        }
        var grouping = Grouping.of(Dimension.node);
        var span = spans.of(from, to, resolution, resolution.mostDays(grouping), now);
        var caughtUp = marks.areNoneIn(span.from(), span.to());
        var rows =
                consumption
                        .ask(new Question(node, span, grouping, Optional.empty(), EnumSet.of(Direction.IMPORT)))
                        .stream()
                        .map(figure -> row(figure, span, set))
                        .toList();
        return new StandardCoalView(
                NodeView.of(node),
                resolution.name(span.from()),
                resolution.name(span.to()),
                resolution,
                set.id(),
                set.basis(),
                caughtUp,
                rows,
                totals(rows));
    }

    private static CarrierCoalView row(Figure figure, Span span, CoefficientSet set) {
        var carrier = figure.group().carrier();
        var coefficient = set.coefficients().get(carrier);
        var reasons = new ArrayList<CoalReason>();
        figure.reasons().forEach(reason -> reasons.add(CoalReason.valueOf(reason.name())));
        if (coefficient == null) {
            reasons.add(CoefficientSet.isEnergy(carrier) ? CoalReason.NO_COEFFICIENT : CoalReason.NOT_ENERGY);
        }
        var quantity = figure.quantity();
        var tce = quantity == null || coefficient == null
                ? null
                : quantity.multiply(coefficient.value()).divide(KG_PER_TONNE, 6, RoundingMode.HALF_UP);
        return new CarrierCoalView(
                span.name(figure.beginning()),
                carrier,
                quantity,
                carrier.baseUnit(),
                coefficient == null ? null : plain(coefficient.value()),
                coefficient == null ? null : coefficient.unit(),
                coefficient == null ? null : coefficient.source(),
                coefficient == null ? null : coefficient.status(),
                tce == null ? null : plain(tce),
                quantity == null || coefficient == null
                        ? null
                        : "%s %s x %s %s / 1000"
                                .formatted(
                                        text(quantity),
                                        carrier.baseUnit(),
                                        text(coefficient.value()),
                                        coefficient.unit()),
                figure.coverage(),
                figure.illustrative(),
                reasons);
    }

    private static List<TotalCoalView> totals(List<CarrierCoalView> rows) {
        var byPeriod = new LinkedHashMap<String, List<CarrierCoalView>>();
        rows.forEach(row -> byPeriod.computeIfAbsent(row.period(), none -> new ArrayList<>())
                .add(row));
        return byPeriod.entrySet().stream()
                .map(period -> total(
                        period.getKey(),
                        period.getValue().stream()
                                .filter(row -> CoefficientSet.isEnergy(row.carrier()))
                                .toList()))
                .toList();
    }

    private static TotalCoalView total(String period, List<CarrierCoalView> rows) {
        var reasons = rows.stream()
                .flatMap(row -> row.reasons().stream().map(reason -> new MissingCoalView(row.carrier(), reason)))
                .toList();
        // A carrier whose last meter was retired is consumed no more: nothing is missing.
        var counted = rows.stream()
                .filter(row -> !row.reasons().contains(CoalReason.NO_METER))
                .toList();
        var isKnown = !counted.isEmpty() && counted.stream().allMatch(row -> row.tce() != null);
        return new TotalCoalView(
                period,
                isKnown
                        ? plain(counted.stream()
                                .map(row -> Optional.ofNullable(row.tce()).orElseThrow())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        : null,
                rows.stream().anyMatch(CarrierCoalView::illustrative),
                reasons);
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
