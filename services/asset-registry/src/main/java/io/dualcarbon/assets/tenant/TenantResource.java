package io.dualcarbon.assets.tenant;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.idempotency.Idempotent;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.ForPlatform;
import io.dualcarbon.platform.tenancy.TenantChanged;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Unlike the other records a tenant is the platform's: each change is recorded for the tenant that it concerns. */
@Path("/tenants")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants", description = "The tenants of the platform")
@RolesAllowed("tenants:write")
@ForPlatform
@Transactional
class TenantResource {
    private final TenantRepository tenants;
    private final Changes changes;
    private final Event<TenantChanged> changed;
    private final Clock clock;

    TenantResource(TenantRepository tenants, Changes changes, Event<TenantChanged> changed, Clock clock) {
        this.tenants = tenants;
        this.changes = changes;
        this.changed = changed;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("tenants:read")
    @Operation(
            summary = "Tenants by id",
            description = "All tenants of the platform, retired ones too; for its administrators.")
    public Page<TenantView> listTenants(@BeanParam @Valid PageRequest page) {
        return tenants.page(page).map(Tenant::view);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"tenants:read", "assets:read"})
    @Operation(summary = "One tenant", description = "People and partners see their own.")
    @APIResponseSchema(TenantView.class)
    public RestResponse<TenantView> getTenant(@RestPath String id) {
        var tenant = tenants.get(id);
        return Versions.ok(tenant.view(), tenant.version());
    }

    @ForPlatform(alone = true)
    @POST
    @Idempotent
    @Operation(
            summary = "Register a tenant",
            description = "For the platform's administrators. The id is that of the tenant's organization in"
                    + " Keycloak and, like the time zone, for ever.")
    @APIResponseSchema(value = TenantView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<TenantView> registerTenant(@NotNull @Valid NewTenant request, UriInfo uri) {
        var tenant = new Tenant(request);
        tenants.add(tenant);
        changes.recordFor(tenant.id(), RecordKind.TENANT.event("created"), tenant.id(), null, tenant.view());
        changed.fire(new TenantChanged(tenant.id()));
        return Versions.created(tenant.view(), tenant.id(), tenant.version(), uri);
    }

    @ForPlatform(alone = true)
    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change a tenant",
            description = "Replaces all but the id and the time zone, which need not be sent.")
    @APIResponseSchema(TenantView.class)
    public RestResponse<TenantView> changeTenant(
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid TenantDescription request) {
        var tenant = tenants.get(id);
        Versions.requireMatch(ifMatch, tenant.version());
        var before = tenant.view();
        tenant.change(request);
        tenants.flush();
        var after = tenant.view();
        if (!after.equals(before)) {
            changes.recordFor(id, RecordKind.TENANT.event("updated"), id, before, after);
        }
        return Versions.ok(after, tenant.version());
    }

    @ForPlatform(alone = true)
    @POST
    @Path("{id}/suspension")
    @Operation(
            summary = "Suspend a tenant",
            description =
                    "Nobody of it changes anything any more, in no service; what was read can be read still, where"
                            + " the platform is set so. Services know it within half a minute.")
    @APIResponseSchema(TenantView.class)
    public RestResponse<TenantView> suspendTenant(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return move(id, ifMatch, "suspended", Tenant::suspend);
    }

    @ForPlatform(alone = true)
    @POST
    @Path("{id}/resumption")
    @Operation(summary = "End the suspension of a tenant", description = "All is as it was before.")
    @APIResponseSchema(TenantView.class)
    public RestResponse<TenantView> resumeTenant(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return move(id, ifMatch, "resumed", Tenant::resume);
    }

    @ForPlatform(alone = true)
    @POST
    @Path("{id}/retirement")
    @Operation(
            summary = "Retire a tenant",
            description = "For ever: no service lets anybody of it in any more. Its data are kept.")
    @APIResponseSchema(TenantView.class)
    public RestResponse<TenantView> retireTenant(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return move(id, ifMatch, "retired", tenant -> tenant.retire(clock.instant()));
    }

    private RestResponse<TenantView> move(String id, @Nullable String ifMatch, String event, Consumer<Tenant> verb) {
        var tenant = tenants.get(id);
        Versions.requireMatch(ifMatch, tenant.version());
        var before = tenant.view();
        verb.accept(tenant);
        tenants.flush();
        changes.recordFor(id, RecordKind.TENANT.event(event), id, before, tenant.view());
        changed.fire(new TenantChanged(id));
        return Versions.ok(tenant.view(), tenant.version());
    }
}
