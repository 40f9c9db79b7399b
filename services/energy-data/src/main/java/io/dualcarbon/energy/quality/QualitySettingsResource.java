package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/quality/settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quality")
@RolesAllowed("readings:read")
@Transactional
class QualitySettingsResource {
    /** Bounds the work that follows from a change. */
    private static final int MONTHS_BEFORE_THIS = 12;

    private final QualitySettings settings;
    private final TenantZone zone;
    private final Changes changes;
    private final Tenancy tenancy;
    private final Clock clock;

    QualitySettingsResource(QualitySettings settings, TenantZone zone, Changes changes, Tenancy tenancy, Clock clock) {
        this.settings = settings;
        this.zone = zone;
        this.changes = changes;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "By which thresholds readings are judged",
            description = "Those that the tenant set, or the defaults of the rules.")
    @APIResponseSchema(QualitySettingsView.class)
    public RestResponse<QualitySettingsView> getQualitySettings() {
        var view = settings.get();
        return Versions.ok(view, view.version());
    }

    @PUT
    @RolesAllowed("quality:configure")
    @Operation(
            summary = "Set the thresholds by which readings are judged",
            description = "Needs `quality:configure`, which comes with the role tenant-admin. This month and the twelve"
                    + " before it are judged anew in the background, as far as they are not closed: findings that no"
                    + " longer hold resolve, and tickets follow. Older and closed months stay as they were judged."
                    + " Meters of which nothing comes are looked at every six hours.")
    @APIResponseSchema(QualitySettingsView.class)
    public RestResponse<QualitySettingsView> putQualitySettings(
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid Thresholds request) {
        var before = settings.get();
        Versions.requireMatch(ifMatch, before.version());
        var after = settings.put(request, before.version());
        if (!before.thresholds().equals(request)) {
            var month = YearMonth.from(clock.instant().atZone(zone.get()));
            settings.markOpenMonths(month.minusMonths(MONTHS_BEFORE_THIS).atDay(1));
        }
        changes.record("quality-settings.updated", tenancy.id(), before, after);
        return Versions.ok(after, after.version());
    }
}
