package io.dualcarbon.energy.baseline;

import io.dualcarbon.platform.problem.Language;
import io.dualcarbon.platform.turn.Expensive;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/baselines/{id}/savings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Baselines")
@RolesAllowed("readings:read")
@Transactional
@Expensive
class SavingsResource {
    private final BaselineStore baselines;
    private final AdjustmentStore adjustments;
    private final ReportingReader reader;
    private final Normaliser normaliser;
    private final CurrentVertxRequest request;

    SavingsResource(
            BaselineStore baselines,
            AdjustmentStore adjustments,
            ReportingReader reader,
            Normaliser normaliser,
            CurrentVertxRequest request) {
        this.baselines = baselines;
        this.adjustments = adjustments;
        this.reader = reader;
        this.normaliser = normaliser;
        this.request = request;
    }

    @GET
    @Operation(
            summary = "What was avoided against a baseline",
            description =
                    "What the model expects in the weather there was, with the recorded adjustments, less what was"
                            + " measured, with its uncertainty; and for whole years what would have been saved in a typical"
                            + " one. What is not known is left out of the sums and told. At most three years.")
    public SavingsView getBaselineSavings(
            @RestPath UUID id,
            @Parameter(description = ReportingReader.FROM, example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "As `from`; exclusive", example = "2026-01") @RestQuery @NotNull String to,
            @Parameter(
                            description = "Whose whole years are the typical ones; if left out, the baseline's. A"
                                    + " published typical year may be a station of its own.")
                    @RestQuery
                    Optional<UUID> typicalStationId) {
        var baseline = baselines.get(id);
        var reporting = reader.read(baseline, from, to);
        var recorded = adjustments.during(baseline, reporting.firstDay(), reporting.endDay());
        var locale = Language.of(request.getCurrent());
        var savings = new Savings(baseline, baselines.criteria(baseline.resolution()), recorded, locale);
        return new SavingsView(
                id,
                baseline.carrier().baseUnit(),
                reporting.from(),
                reporting.to(),
                baseline.resolution(),
                BaselineTexts.AVOIDED.in(locale),
                savings.periods(reporting.slices()),
                savings.total(reporting.slices()),
                savings.adjustments(reporting.slices()),
                normaliser.normalise(
                        baseline, reporting, recorded, typicalStationId.orElse(baseline.stationId()), locale),
                reporting.illustrative());
    }
}
