package io.dualcarbon.platform.change;

import io.dualcarbon.platform.change.ChangeLog.Position;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Reaches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.validator.constraints.time.DurationMax;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
class ChangeResource {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final ChangeLog log;
    private final Clock clock;

    ChangeResource(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @GET
    @Path("changes")
    @RolesAllowed("${dualcarbon.read-scope}")
    @Reaches("Changes of what it reaches")
    @Operation(
            summary = "Changes in commit order",
            description = "None is ever skipped, also under concurrent writers. With `wait` an empty answer is held"
                    + " back until something happens or the time is over.")
    public ChangeFeed changes(
            @Parameter(description = "cursor of the answer before; empty: from the beginning") @RestQuery
                    Optional<String> after,
            @Parameter(description = "Most events of an answer") @RestQuery @DefaultValue("100") @Min(1) @Max(500)
                    int limit,
            @Parameter(description = "ISO 8601 duration, at most PT20S")
                    @RestQuery
                    @DefaultValue("PT0S")
                    @DurationMax(seconds = 20)
                    Duration wait)
            throws InterruptedException {
        var position = after.filter(text -> !text.isEmpty()).map(Position::of).orElse(Position.START);
        var deadline = clock.instant().plus(wait);
        var feed = log.after(position, limit);
        while (feed.events().isEmpty() && clock.instant().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
            feed = log.after(position, limit);
        }
        return feed;
    }

    @GET
    @Path("audit")
    @RolesAllowed("audit:read")
    @Operation(
            summary = "Who changed what, newest first",
            description = "Every change of a record of the tenant, with the record before and after. Entries are never"
                    + " changed or deleted.")
    public Page<AuditEntry> audit(@BeanParam @Valid PageRequest page) {
        return log.audit(page.cursor(), page.limit());
    }
}
