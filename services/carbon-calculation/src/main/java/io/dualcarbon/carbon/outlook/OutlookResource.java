package io.dualcarbon.carbon.outlook;

import io.dualcarbon.carbon.emission.Calibre;
import io.dualcarbon.carbon.emission.EmissionLedger;
import io.dualcarbon.carbon.emission.EmissionLedger.Detail;
import io.dualcarbon.carbon.emission.Node;
import io.dualcarbon.carbon.emission.NodeKind;
import io.dualcarbon.platform.problem.Language;
import io.dualcarbon.platform.turn.Expensive;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/outlooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Outlooks", description = "How emissions may go on, and how far that can be trusted")
@RolesAllowed("carbon:read")
@Expensive
class OutlookResource {
    /** Five years: what lies further back says little about the next one. */
    private static final int LOOK_BACK_MONTHS = 60;

    private final EmissionLedger ledger;
    private final Clock clock;

    OutlookResource(EmissionLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "How an area's monthly emissions may go on",
            description =
                    "From its complete months without a gap, of the last 60: a damped trend, with seasonal indices"
                            + " if two years or more show seasons. It is tried on past months, and the answer tells how often they"
                            + " came to lie between P05 and P95; if from 36 months or more it did no better than repeating the"
                            + " past, the naive method is given instead. Below twelve months there is no forecast.")
    public OutlookView getOutlook(
            @Parameter(description = "The area, with all that lies in it") @RestQuery @NotNull UUID areaId,
            @Parameter(description = "How many months ahead") @RestQuery @DefaultValue("12") @Min(1) @Max(36)
                    int months,
            @Parameter(description = "By which rules it is counted") @RestQuery @DefaultValue("LOCATION")
                    Calibre calibre,
            @Context RoutingContext request) {
        var place = ledger.place();
        var openMonth = YearMonth.now(clock.withZone(place.timeZone()));
        var answer = ledger.lines(
                new Node(NodeKind.AREA, areaId),
                place,
                openMonth.minusMonths(LOOK_BACK_MONTHS),
                openMonth,
                Detail.NODE,
                Optional.empty(),
                Optional.empty());
        var history = OutlookHistory.of(answer.lines(), calibre);
        return Outlook.of(areaId, calibre, place.gridArea(), history, months).view(Language.of(request));
    }
}
