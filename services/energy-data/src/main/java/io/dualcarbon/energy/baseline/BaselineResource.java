package io.dualcarbon.energy.baseline;

import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.idempotency.Idempotent;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.problem.Language;
import io.dualcarbon.platform.turn.Expensive;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/baselines")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Baselines")
@RolesAllowed("readings:read")
@Transactional
class BaselineResource {
    private final BaselineStore baselines;
    private final BaselineFitter fitter;
    private final Changes changes;
    private final Clock clock;
    private final CurrentVertxRequest request;

    BaselineResource(
            BaselineStore baselines, BaselineFitter fitter, Changes changes, Clock clock, CurrentVertxRequest request) {
        this.baselines = baselines;
        this.fitter = fitter;
        this.changes = changes;
        this.clock = clock;
        this.request = request;
    }

    @GET
    @Operation(
            summary = "Baselines by code",
            description = "Retired ones too: what was settled with them must stay explicable.")
    public Page<BaselineView> listBaselines(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Baselines of this meter only") @RestQuery Optional<UUID> meterId,
            @Parameter(description = "Baselines of this building only") @RestQuery Optional<UUID> buildingId) {
        return baselines.page(page, meterId, buildingId).map(this::view);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One baseline",
            description = "With its model and how well it fits. The ETag is what retiring it asks for.")
    @APIResponseSchema(BaselineView.class)
    public RestResponse<BaselineView> getBaseline(@RestPath UUID id) {
        var baseline = baselines.get(id);
        return Versions.ok(view(baseline), baseline.version());
    }

    @POST
    @Expensive
    @RolesAllowed("baselines:write")
    @Idempotent
    @Operation(
            summary = "Fit a baseline",
            description = "Reads what is stored of the window, fits a model and freezes it: it never changes, whatever"
                    + " is corrected later. Needs consumption and weather for 90 % of one to five whole years without"
                    + " a retrofit inside. By months, a mean from which the consumption strays further than is"
                    + " published for such models is refused: it would explain nothing.")
    @APIResponseSchema(value = BaselineView.class, responseCode = "201", responseDescription = "Fitted")
    public RestResponse<BaselineView> fitBaseline(@NotNull @Valid NewBaseline request, UriInfo uri) {
        var baseline = fitter.fit(request);
        baselines.add(baseline);
        // Who reads the log did not choose the caller's language.
        changes.record("baseline.created", baseline.id(), null, view(baseline, Locale.ENGLISH));
        return Versions.created(view(baseline), baseline.id(), baseline.version(), uri);
    }

    @POST
    @Path("{id}/retirement")
    @RolesAllowed("baselines:write")
    @Operation(summary = "Retire a baseline", description = "Nothing is deleted: savings were told against it.")
    @APIResponseSchema(BaselineView.class)
    public RestResponse<BaselineView> retireBaseline(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var before = baselines.lock(id);
        Versions.requireMatch(ifMatch, before.version());
        if (before.retiredAt() != null) {
            throw BaselineProblem.BASELINE_ALREADY_RETIRED.because(before.code(), before.retiredAt());
        }
        baselines.retire(id, clock.instant());
        var after = baselines.get(id);
        changes.record("baseline.retired", id, view(before, Locale.ENGLISH), view(after, Locale.ENGLISH));
        return Versions.ok(view(after), after.version());
    }

    private BaselineView view(Baseline baseline) {
        return view(baseline, Language.of(request.getCurrent()));
    }

    private BaselineView view(Baseline baseline, Locale locale) {
        return Views.of(baseline, baselines.criteria(baseline.resolution()), locale);
    }
}
