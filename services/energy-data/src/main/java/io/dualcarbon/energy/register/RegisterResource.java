package io.dualcarbon.energy.register;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.ingest.RestateOption;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Reaches;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/meters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registers", description = "Reads of registers, and their exchanges")
@RolesAllowed("readings:read")
@Reaches("Meters that it reaches; others are unknown to it")
class RegisterResource {
    /** A day that is kept may begin in the year before, and end in the year after, somewhere else. */
    private static final int FIRST_YEAR = 2014;

    private static final int LAST_YEAR = 2041;

    private final RegisterBook book;
    private final RegisterCorrections corrections;
    private final MeterDirectory meters;
    private final TenantZone zone;

    RegisterResource(RegisterBook book, RegisterCorrections corrections, MeterDirectory meters, TenantZone zone) {
        this.book = book;
        this.corrections = corrections;
        this.meters = meters;
        this.zone = zone;
    }

    @POST
    @Path("{id}/exchanges")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("meters:write")
    @Operation(
            summary = "Tell that a dial goes on from another reading",
            description = "Another meter was put in place, or the dial was set. Up to that instant the final reading"
                    + " counts, from then on the start reading. Told again for the same instant, it corrects what was"
                    + " told. Refused if it would change a closed month and no reason to restate is given.")
    @APIResponseSchema(RegisterReadView.class)
    @APIResponse(responseCode = "409", description = "The meter is no register, or a month is closed")
    public RegisterReadView tellExchange(
            @RestPath UUID id, @BeanParam @Valid RestateOption option, @NotNull @Valid NewExchange request) {
        var known = register(id);
        corrections.tell(known.meter(), request, known.days(), option.restate());
        return QuarkusTransaction.requiringNew()
                .call(() -> page(known.meter(), request.at().toInstant().minusSeconds(1), 1, known.days())
                        .get(0));
    }

    @GET
    @Path("{id}/register-reads/{at}")
    @Transactional
    @Operation(summary = "What a dial showed at an instant", description = "A read, an exchange or a reset.")
    @APIResponseSchema(RegisterReadView.class)
    public RestResponse<RegisterReadView> getRegisterRead(
            @RestPath UUID id,
            @Parameter(description = "As the reads are listed", example = "2025-01-01T00:00:00+08:00") @RestPath
                    OffsetDateTime at) {
        var meter = meters.get(id);
        var instant = kept(meter, at);
        var read = page(meter, instant.minusSeconds(1), 1, new LocalDays(zone.get())).stream()
                .filter(each -> each.at().toInstant().equals(instant))
                .findFirst()
                .orElseThrow(() -> RegisterProblem.REGISTER_READ_NOT_FOUND.because(meter.code(), at));
        return Versions.ok(read, read.version());
    }

    @DELETE
    @Path("{id}/register-reads/{at}")
    @RolesAllowed("meters:write")
    @Operation(
            summary = "Take back what was told of a dial by mistake",
            description = "A read, an exchange or a reset, named by its instant. The values around it follow from the"
                    + " reads that remain; what was told, by whom and when it was taken back stay among the revisions."
                    + " Refused if it would change a closed month and no reason to restate is given.")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "409", description = "A month is closed")
    public void deleteRegisterRead(
            @RestPath UUID id,
            @Parameter(description = "As the reads are listed", example = "2025-01-01T00:00:00+08:00") @RestPath
                    OffsetDateTime at,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @BeanParam @Valid RestateOption option) {
        var known = register(id);
        corrections.delete(known.meter(), kept(known.meter(), at), known.days(), ifMatch, option.restate());
    }

    /** Of other times nothing can be known, and the database does not count them. */
    private static Instant kept(Meter meter, OffsetDateTime at) {
        if (at.getYear() < FIRST_YEAR || at.getYear() > LAST_YEAR) {
            throw RegisterProblem.REGISTER_READ_NOT_FOUND.because(meter.code(), at);
        }
        return at.toInstant();
    }

    private Register register(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> new Register(meters.get(id), new LocalDays(zone.get())));
    }

    @GET
    @Path("{id}/register-reads")
    @Transactional
    @Operation(
            summary = "What a dial showed, by time",
            description = "Reads, exchanges and resets, each with the quantity since the one before.")
    public Page<RegisterReadView> listRegisterReads(@RestPath UUID id, @BeanParam @Valid PageRequest page) {
        var meter = meters.get(id);
        return Page.of(
                page(meter, after(page), page.limit() + 1, new LocalDays(zone.get())),
                page.limit(),
                read -> read.at().toInstant().toString());
    }

    private static Instant after(PageRequest page) {
        try {
            return page.after().isEmpty() ? Instant.EPOCH : Instant.parse(page.after());
        } catch (DateTimeException e) {
            return Instant.EPOCH; // a cursor of another list
        }
    }

    private List<RegisterReadView> page(Meter meter, Instant after, int limit, LocalDays days) {
        var timeline = new RegisterTimeline(book.basis(meter), days, meter.intervalMinutes());
        for (var point : book.after(meter, after, limit + 1)) {
            timeline.points().put(point.at(), point);
        }
        var points = timeline.points().tailMap(after.getEpochSecond(), false).values().stream()
                .limit(limit)
                .toList();
        var versions =
                book.versions(meter, points.stream().map(RegisterPoint::at).toList());
        return points.stream()
                .map(point -> view(meter, point, versions.getOrDefault(point.at(), 0), timeline.before(point), days))
                .toList();
    }

    private static RegisterReadView view(
            Meter meter, RegisterPoint point, int version, Advance advance, LocalDays days) {
        return new RegisterReadView(
                meter.id(),
                version,
                Instant.ofEpochSecond(point.at()).atZone(days.zone()).toOffsetDateTime(),
                plain(point.reading()),
                point.event(),
                point.event() == null ? null : plain(point.startReading()),
                meter.carrier().baseUnit(),
                advance.quantity() == null ? null : plain(advance.quantity()),
                advance.reason() == null ? List.of() : List.of(advance.reason()));
    }

    private record Register(Meter meter, LocalDays days) {}

    private static BigDecimal plain(BigDecimal quantity) {
        var stripped = quantity.stripTrailingZeros();
        return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
    }
}
