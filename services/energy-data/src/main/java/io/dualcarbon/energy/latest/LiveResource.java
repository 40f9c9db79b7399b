package io.dualcarbon.energy.latest;

import io.dualcarbon.energy.registry.NodeContents;
import io.dualcarbon.energy.registry.Subject;
import io.dualcarbon.platform.tenancy.Reaches;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.dualcarbon.platform.turn.In;
import io.dualcarbon.platform.turn.Room;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/live")
@Tag(name = "Live")
@RolesAllowed("readings:read")
@Reaches("Meters that it reaches; others are unknown to it")
class LiveResource {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final NodeContents contents;
    private final LatestValues values;
    private final Formulas formulas;
    private final LiveFeed feed;
    private final Tenancy tenancy;
    private final SecurityIdentity identity;
    private final Clock clock;

    LiveResource(
            NodeContents contents,
            LatestValues values,
            Formulas formulas,
            LiveFeed feed,
            Tenancy tenancy,
            SecurityIdentity identity,
            Clock clock) {
        this.contents = contents;
        this.values = values;
        this.formulas = formulas;
        this.feed = feed;
        this.tenancy = tenancy;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @Blocking
    @In(Room.LIVE)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "New values as they are committed",
            description = "Server-sent events named `values`: the first holds the newest value of each meter, those"
                    + " after it the newest values of meters that were sent something, about a second after its commit,"
                    + " and of the formulas over them, once they are worked out."
                    + " A comment every 15 seconds keeps the connection open. The stream ends when the token does, or"
                    + " after an hour: connect again, nothing is missed. Meters as for latest-values, as they are when"
                    + " the stream begins.")
    @APIResponse(
            responseCode = "200",
            description = "Events whose data is LiveValuesView",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = LiveValuesView.class)))
    public Multi<OutboundSseEvent> watch(@BeanParam Subject subject) {
        var meterIds = QuarkusTransaction.requiringNew().call(() -> contents.meters(subject));
        var listener = new LiveListener(tenancy.id(), Set.copyOf(meterIds), endsAt());
        feed.add(listener);
        try {
            // Read after it listens: what is committed meanwhile comes twice rather than never.
            listener.await(QuarkusTransaction.requiringNew().call(() -> formulas.waiting(meterIds)));
            listener.begin(LiveFeed.event(QuarkusTransaction.requiringNew().call(() -> values.of(meterIds))));
        } catch (RuntimeException e) {
            feed.remove(listener);
            throw e;
        }
        return listener.events().onTermination().invoke(() -> feed.remove(listener));
    }

    private Instant endsAt() {
        var longest = clock.instant().plus(LONGEST);
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getExpirationTime() > 0) {
            var expires = Instant.ofEpochSecond(token.getExpirationTime());
            return expires.isBefore(longest) ? expires : longest;
        }
        return longest;
    }
}
