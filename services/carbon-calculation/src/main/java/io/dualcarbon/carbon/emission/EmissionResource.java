package io.dualcarbon.carbon.emission;

import static java.time.temporal.ChronoUnit.MONTHS;

import io.dualcarbon.carbon.emission.EmissionLedger.Detail;
import io.dualcarbon.carbon.engine.Carrier;
import io.dualcarbon.platform.problem.Language;
import io.dualcarbon.platform.turn.Expensive;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/emissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Emissions", description = "Emissions of nodes, each figure explained")
@RolesAllowed("carbon:read")
@Expensive
class EmissionResource {
    private static final int LONGEST_PERIOD_MONTHS = 36;

    private static final String AS_OF = "By the quantities, meters, trees and places that energy data knew then, to the"
            + " second; more than 500,000 days of meters and an instant to come are refused. The tenant's grid area and the"
            + " factors are those of today: each factor names its version";

    private final EmissionLedger ledger;

    EmissionResource(EmissionLedger ledger) {
        this.ledger = ledger;
    }

    @GET
    @Operation(
            summary = "Emissions of an area, building or organization",
            description = "Scope 1 (fuels burnt) and scope 2 (energy bought), location-based and by the Shanghai ETS"
                    + " side by side, each with the factor of its own month. A total sums what is known; complete is"
                    + " false and reasons say why if something is missing. Water is left out. Grouped by building each"
                    + " has the same figure and reasons as asked for by itself, also behind a meter of the area; what"
                    + " no building accounts for is a group of its own, without buildingId. A building behind a meter"
                    + " of another one is taken out of that one, so that the groups sum to the node. The figures of an"
                    + " organization are of what it used; what it bought for others, such as the lodgers in its buildings,"
                    + " is in theirs and told beside them (`boughtForOthers` and `...BoughtForOthersKgCo2`). Besides"
                    + " carbon:read the caller needs readings:read and assets:read.")
    public EmissionsView getEmissions(
            @BeanParam NodeQuery query,
            @Parameter(description = "First month", example = "2025-01") @RestQuery @NotNull YearMonth from,
            @Parameter(description = "Month after the last, at most 36 later", example = "2026-01") @RestQuery @NotNull
                    YearMonth to,
            @Parameter(description = "One row a carrier and month, building, or for all")
                    @RestQuery
                    @DefaultValue("month")
                    EmissionGrouping groupBy,
            @Parameter(
                            description = "True for figures of the Shanghai ETS by the defaults that were in force in"
                                    + " each month; by the newest, which the scheme asks for, if left out")
                    @RestQuery
                    @DefaultValue("false")
                    boolean etsAsReported,
            @Parameter(description = AS_OF, example = "2025-02-01T00:00:00Z") @RestQuery Optional<Instant> asOf) {
        var node = query.node();
        if (!from.isBefore(to) || from.until(to, MONTHS) > LONGEST_PERIOD_MONTHS) {
            throw EmissionProblem.PERIOD_INVALID.because(LONGEST_PERIOD_MONTHS).at("to");
        }
        var place = ledger.place();
        var detail = groupBy == EmissionGrouping.building ? Detail.BUILDING : Detail.METER;
        var answer = ledger.lines(node, place, from, to, detail, Optional.empty(), asOf);
        var etsCalibre = etsAsReported ? Calibre.SHANGHAI_ETS_AS_REPORTED : Calibre.SHANGHAI_ETS;
        return new EmissionStatement(
                        node, from, to, place.gridArea(), groupBy, etsCalibre, answer.lines(), answer.caughtUp(), asOf)
                .view();
    }

    @GET
    @Path("explanation")
    @Operation(
            summary = "How a figure of one month and carrier came about",
            description = "Down to meter, quantity and factor. The lines are not rounded, so that they sum exactly to"
                    + " the figure that GET /emissions rounds to three decimals. Of an organization each meter tells what it"
                    + " counted for its own use and what for others.")
    public ExplanationView explainEmissions(
            @BeanParam NodeQuery query,
            @Parameter(description = "Month, local to the tenant", example = "2025-01") @RestQuery @NotNull
                    YearMonth month,
            @Parameter(description = "What was used", example = "ELECTRICITY") @RestQuery @NotNull Carrier carrier,
            @Parameter(description = "By which rules it is counted") @RestQuery @DefaultValue("LOCATION")
                    Calibre calibre,
            @Parameter(description = AS_OF, example = "2025-02-01T00:00:00Z") @RestQuery Optional<Instant> asOf,
            @Context RoutingContext request) {
        var node = query.node();
        var place = ledger.place();
        var lines = ledger.lines(node, place, month, month.plusMonths(1), Detail.METER, Optional.of(carrier), asOf);
        return ExplanationView.of(node, month, carrier, calibre, place.gridArea(), asOf, lines, Language.of(request));
    }
}
