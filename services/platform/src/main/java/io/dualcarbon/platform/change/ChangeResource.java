package io.dualcarbon.platform.change;

import io.dualcarbon.platform.change.ChangeLog.Position;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.ForPlatform;
import io.dualcarbon.platform.tenancy.Reaches;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.dualcarbon.platform.turn.In;
import io.dualcarbon.platform.turn.Room;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.validator.constraints.time.DurationMax;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes", description = "What happened: a feed for partners, and the audit log")
class ChangeResource {
    private final ChangeLog log;
    private final WaitingReaders readers;
    private final Tenancy tenancy;
    private final Clock clock;

    ChangeResource(ChangeLog log, WaitingReaders readers, Tenancy tenancy, Clock clock) {
        this.log = log;
        this.readers = readers;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GET
    @Path("changes")
    @ForPlatform
    @Blocking
    @In(Room.FEED)
    @RolesAllowed("${dualcarbon.read-scope}")
    @Reaches("Changes of what it reaches")
    @Operation(
            summary = "Changes in commit order",
            description = "None is ever skipped, also under concurrent writers. With `wait` an empty answer is held"
                    + " back until something happens or the time is over.")
    public Uni<ChangeFeed> changes(
            @Parameter(description = "cursor of the answer before; empty: from the beginning") @RestQuery
                    Optional<String> after,
            @Parameter(description = "Most events of an answer") @RestQuery @DefaultValue("100") @Min(1) @Max(500)
                    int limit,
            @Parameter(description = "ISO 8601 duration, at most PT20S")
                    @RestQuery
                    @DefaultValue("PT0S")
                    @DurationMax(seconds = 20)
                    Duration wait) {
        var position = after.filter(text -> !text.isEmpty()).map(Position::of).orElse(Position.START);
        var tenant = tenancy.id();
        var reach = tenancy.reach(); // it may be read again on another thread, which knows no caller
        return readers.read(
                tenant,
                clock.instant().plus(wait),
                () -> Tenancy.inTransactionOf(tenant, reach, () -> log.after(position, limit)));
    }

    @GET
    @Path("audit")
    @ForPlatform
    @RolesAllowed("audit:read")
    @Operation(
            summary = "Who changed what, newest first",
            description =
                    "Every change of a record of the tenant, with the record before and after, and accesses of its"
                            + " people and partners that were refused: the first to an operation by itself, those of the minute"
                            + " behind it as one entry. Entries are never changed or deleted. The platform's administrators see"
                            + " of all tenants the refused accesses and what was done to the tenant itself.")
    public Page<AuditEntry> audit(@BeanParam @Valid PageRequest page) {
        return log.audit(page.cursor(), page.limit());
    }
}
