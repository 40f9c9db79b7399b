package io.dualcarbon.energy.revision;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Reaches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/meters/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Revisions")
@RolesAllowed("readings:read")
@Transactional
@Reaches("Meters that it reaches; others are unknown to it")
class RevisionResource {
    private static final int MOST_DAYS = 366;

    private final Revisions revisions;
    private final SourceRevisions sources;
    private final MeterDirectory meters;
    private final TenantZone zone;

    RevisionResource(Revisions revisions, SourceRevisions sources, MeterDirectory meters, TenantZone zone) {
        this.revisions = revisions;
        this.sources = sources;
        this.meters = meters;
        this.zone = zone;
    }

    @GET
    @Path("revisions")
    @Operation(
            summary = "What was replaced or filled of a meter's values, by day and time",
            description =
                    "The last accepted value stands; each one before it is kept here, with when it had come, what"
                            + " took its place, when and by whom; also which gaps were filled. The days that the range touches, 366 at most.")
    public Page<ValueRevisionView> listRevisions(
            @RestPath UUID id,
            @Parameter(description = "Month (2025-01), day (2025-01-31) or timestamp with offset", example = "2025-01")
                    @RestQuery
                    @NotNull
                    String from,
            @Parameter(description = "As `from`; exclusive", example = "2025-02") @RestQuery @NotNull String to,
            @BeanParam @Valid PageRequest page) {
        var meter = meters.get(id);
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(MOST_DAYS);
        return revisions.values(meter, range.firstDay(days.zone()), range.endDay(days.zone()), days, page);
    }

    @GET
    @Path("register-read-revisions")
    @Operation(
            summary = "Reads, exchanges and resets of a dial that were replaced or taken back, by their instant",
            description = "Each with what took its place, when, by whom and why. A deleted read has no successor.")
    public Page<RegisterReadRevisionView> listRegisterReadRevisions(
            @RestPath UUID id, @BeanParam @Valid PageRequest page) {
        return sources.reads(meters.get(id), new LocalDays(zone.get()), page);
    }

    @GET
    @Path("billed-period-revisions")
    @Operation(
            summary = "Bills of a meter that were replaced or taken back, by their first day",
            description = "Each with what took its place, when, by whom and why. A deleted bill has no successor.")
    public Page<BillRevisionView> listBilledPeriodRevisions(@RestPath UUID id, @BeanParam @Valid PageRequest page) {
        return sources.bills(meters.get(id), page);
    }
}
