package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.known.KnownThen;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.NodeDirectory;
import io.dualcarbon.energy.rollup.DirtyMarks;
import io.dualcarbon.platform.paging.Cursor;
import io.dualcarbon.platform.paging.PageRequest;
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
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/consumption")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consumption", description = "Sums over time of meters and nodes, compared and ranked")
@RolesAllowed("readings:read")
@Transactional
@Expensive
class ConsumptionResource {
    private static final String GROUPS = "Comma-separated list of area (the areas directly below, and what lies in none"
            + " of them), building, buildingUse, organization, carrier, endUse, direction, meter, volumeReference (gas by the condition"
            + " in which its meters state volumes); node for none. Carriers are told apart in any case";

    private final KnownThen knownThen;
    private final NodeDirectory nodes;
    private final Spans spans;
    private final Consumption consumption;
    private final Ranking ranking;
    private final DirtyMarks marks;

    ConsumptionResource(
            KnownThen knownThen,
            NodeDirectory nodes,
            Spans spans,
            Consumption consumption,
            Ranking ranking,
            DirtyMarks marks) {
        this.knownThen = knownThen;
        this.nodes = nodes;
        this.spans = spans;
        this.consumption = consumption;
        this.ranking = ranking;
        this.marks = marks;
    }

    @GET
    @Operation(
            summary = "What an area, building or organization consumed",
            description = "Sums of its boundary meters: those inside it that no other meter inside it contains, so"
                    + " sub-meters never count twice, and the rows of a period and direction sum to the node's own"
                    + " consumption of each carrier. Grouped by building or meter a boundary meter counts where it is,"
                    + " with all that lies behind it. Grouped by area, building use, organization or end use, also"
                    + " together with building, a meter behind another one that belongs to another group counts in its"
                    + " own and is taken out of the other: a lodger's sub-meter is the lodger's and no longer the"
                    + " landlord's. So it is grouped by building and meter together: each building then has the meters"
                    + " at its own boundary, whatever contains them, and the others what is left. An organization asked"
                    + " about by itself is, to the last digit, what it is as a row of a whole that holds all its meters:"
                    + " what it used. What its meters took in for others is `boughtForOthers`, and however meters are"
                    + " nested, organizations sum to what was bought. A formula is behind the meters that it adds up,"
                    + " and counts in no organization if these are of several. What sub-meters do not itemise is the end"
                    + " use RESIDUAL. A meter with what would divide it is refused. At most 366 days by day and 25 years"
                    + " otherwise; 62 days and 3 years if"
                    + " grouped by area, building, building use, organization or meter; 20,000 rows.")
    public ConsumptionView getConsumption(
            @BeanParam @Valid NodeQuery query,
            @Parameter(description = "First month or day", example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "Month or day after the last", example = "2026-01") @RestQuery @NotNull String to,
            @Parameter(description = "Over what it is summed; of the whole range with TOTAL")
                    @RestQuery
                    @DefaultValue("P1M")
                    PeriodLength resolution,
            @Parameter(description = GROUPS, example = "area,carrier") @RestQuery @DefaultValue("node") String groupBy,
            @Parameter(description = "Only this carrier; all, each apart, if left out") @RestQuery
                    Optional<Carrier> carrier,
            @Parameter(description = "IMPORT if left out, or all if they are told apart by `groupBy`") @RestQuery
                    Optional<Direction> direction,
            @Parameter(description = "True for quantities as they were summed: for those who sum or multiply them")
                    @RestQuery
                    @DefaultValue("false")
                    boolean unrounded,
            @Parameter(description = KnownThen.AS_OF, example = "2025-02-01T00:00:00Z") @RestQuery
                    Optional<Instant> asOf) {
        var node = query.node();
        var now = knownThen.read(asOf);
        nodes.requireKnown(node);
        var grouping = Grouping.parse(groupBy);
        var question = new Question(
                node,
                spans.of(from, to, resolution, resolution.mostDays(grouping), now),
                grouping,
                carrier,
                directions(direction, grouping));
        var span = question.span();
        // Before the sums are read: what is committed meanwhile may be in them, but nothing can be missing.
        var caughtUp = marks.areNoneIn(span.from(), span.to());
        return new ConsumptionView(
                ConsumptionView.NodeView.of(node),
                resolution.name(span.from()),
                resolution.name(span.to()),
                resolution,
                groupBy,
                caughtUp,
                consumption.ask(question).stream()
                        .map(figure -> ConsumptionRowView.of(figure, span, unrounded))
                        .toList());
    }

    @GET
    @Path("comparison")
    @Operation(
            summary = "What a node consumed, against another time",
            description = "The same question for a period and for one before it. Periods of which both are whole are"
                    + " compared whole. Where one is incomplete or not over yet, only the same days are: those that a"
                    + " meter has whole in both, for each meter of the group (`basis` SAME_DAYS, `comparedDays`). A"
                    + " group of which sub-meters are taken out, as those of others are of an organization, can be"
                    + " compared only if it is whole. At most 366"
                    + " days. For savings against a model of weather and use ask /baselines/{id}/savings.")
    public ComparisonView compareConsumption(
            @BeanParam @Valid NodeQuery query,
            @Parameter(description = "First month or day", example = "2025-03") @RestQuery @NotNull String from,
            @Parameter(description = "Month or day after the last", example = "2025-04") @RestQuery @NotNull String to,
            @Parameter(description = "Over what it is summed; of the whole range with TOTAL")
                    @RestQuery
                    @DefaultValue("P1M")
                    PeriodLength resolution,
            @Parameter(description = GROUPS, example = "building") @RestQuery @DefaultValue("node") String groupBy,
            @Parameter(description = "Only this carrier; all, each apart, if left out") @RestQuery
                    Optional<Carrier> carrier,
            @Parameter(description = "IMPORT if left out, or all if they are told apart by `groupBy`") @RestQuery
                    Optional<Direction> direction,
            @Parameter(
                            description = "previousMonth, samePeriodLastYear, or the first month or day of the"
                                    + " reference, which is as long as the period",
                            example = "samePeriodLastYear")
                    @RestQuery
                    @DefaultValue("samePeriodLastYear")
                    String against,
            @Parameter(description = KnownThen.AS_OF, example = "2025-02-01T00:00:00Z") @RestQuery
                    Optional<Instant> asOf) {
        var node = query.node();
        var now = knownThen.read(asOf);
        nodes.requireKnown(node);
        var grouping = Grouping.parse(groupBy);
        var span = spans.of(from, to, resolution, Math.min(366, resolution.mostDays(grouping)), now);
        var shift = Shift.to(against, span.from(), span.zone());
        var reference = shift.apply(span);
        var caughtUp = marks.areNoneIn(span.from(), span.to()) && marks.areNoneIn(reference.from(), reference.to());
        var question = new Question(node, span, grouping, carrier, directions(direction, grouping));
        return new ComparisonView(
                ConsumptionView.NodeView.of(node),
                resolution.name(span.from()),
                resolution.name(span.to()),
                resolution.name(reference.from()),
                resolution.name(reference.to()),
                resolution,
                groupBy,
                caughtUp,
                consumption.compare(question, shift).stream()
                        .map(compared -> ComparisonRowView.of(compared, span, reference))
                        .toList());
    }

    @GET
    @Path("ranking")
    @Operation(
            summary = "Who consumes most in a node",
            description = "Buildings by their own boundary meters, those of an organization too, with all that is used"
                    + " in them; areas directly below and organizations as /consumption groups them, by what they used,"
                    + " so that nothing counts twice. One carrier at a time: for all of them"
                    + " together ask /energy-use-intensity. Those without a number come last and say why. Changes are"
                    + " those of /consumption/comparison. At most 3 years, a year for changes.")
    public RankingView rankConsumption(
            @BeanParam @Valid NodeQuery query,
            @Parameter(description = "First month or day", example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "Month or day after the last", example = "2026-01") @RestQuery @NotNull String to,
            @Parameter(description = "What is ranked") @RestQuery @DefaultValue("building") RankOf of,
            @Parameter(description = "By which number") @RestQuery @DefaultValue("quantity") RankBy by,
            @Parameter(description = "Consumption of this carrier") @RestQuery @DefaultValue("ELECTRICITY")
                    Carrier carrier,
            @Parameter(description = "Consumption in this direction") @RestQuery @DefaultValue("IMPORT")
                    Direction direction,
            @Parameter(description = "Only buildings of this use", example = "OFFICE") @RestQuery
                    Optional<String> buildingUse,
            @Parameter(
                            description = "By change: previousMonth, samePeriodLastYear, or the first month or day of"
                                    + " the reference",
                            example = "samePeriodLastYear")
                    @RestQuery
                    @DefaultValue("samePeriodLastYear")
                    String against,
            @Parameter(description = "True for the smallest first") @RestQuery @DefaultValue("false") boolean ascending,
            @Parameter(description = KnownThen.AS_OF, example = "2025-02-01T00:00:00Z") @RestQuery
                    Optional<Instant> asOf,
            @BeanParam @Valid PageRequest page) {
        var node = query.node();
        var now = knownThen.read(asOf);
        nodes.requireKnown(node);
        var isChange = Ranking.isChange(by);
        var span = spans.of(from, to, PeriodLength.TOTAL, isChange ? 366 : 1098, now);
        var shift = Shift.to(against, span.from(), span.zone());
        var caughtUp = marks.areNoneIn(span.from(), span.to());
        if (isChange) {
            var reference = shift.apply(span);
            caughtUp &= marks.areNoneIn(reference.from(), reference.to());
        }
        var grouping = Grouping.of(
                switch (of) {
                    case building -> Dimension.building;
                    case area -> Dimension.area;
                    case organization -> Dimension.organization;
                });
        var question = new Question(node, span, grouping, Optional.of(carrier), EnumSet.of(direction));
        var all = ranking.rank(question, of, by, buildingUse, shift, ascending);
        var first = Math.min(offset(page), all.size());
        var end = Math.min(first + page.limit(), all.size());
        var ranked = (int) all.stream().filter(row -> row.value() != null).count();
        return new RankingView(
                ConsumptionView.NodeView.of(node),
                span.from().toString(),
                span.to().toString(),
                of,
                by,
                carrier,
                direction,
                switch (by) {
                    case quantity, change -> carrier.baseUnit();
                    case perArea -> carrier.baseUnit() + "/m2";
                    case relativeChange -> "1";
                },
                caughtUp,
                ranked,
                all.size() - ranked,
                all.subList(first, end),
                end < all.size() ? Optional.of(Cursor.encode(Integer.toString(end))) : Optional.empty());
    }

    private static int offset(PageRequest page) {
        var after = page.after();
        try {
            return after.isEmpty() ? 0 : Math.max(0, Integer.parseInt(after));
        } catch (NumberFormatException e) {
            throw Cursor.invalid(page.cursor().orElse(""));
        }
    }

    private static Set<Direction> directions(Optional<Direction> asked, Grouping grouping) {
        return asked.map(EnumSet::of)
                .orElseGet(() -> grouping.by(Dimension.direction)
                        ? EnumSet.allOf(Direction.class)
                        : EnumSet.of(Direction.IMPORT));
    }
}
