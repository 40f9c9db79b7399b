package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.AnomaliesView.AlarmView;
import io.dualcarbon.energy.baseline.AnomaliesView.DriftView;
import io.dualcarbon.energy.baseline.engine.Detection;
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
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/baselines/{id}/anomalies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Baselines")
@RolesAllowed("readings:read")
@Transactional
@Expensive
class AnomaliesResource {
    private final BaselineStore baselines;
    private final ReportingReader reader;
    private final CurrentVertxRequest request;

    AnomaliesResource(BaselineStore baselines, ReportingReader reader, CurrentVertxRequest request) {
        this.baselines = baselines;
        this.reader = reader;
        this.request = request;
    }

    @GET
    @Operation(
            summary = "Where a meter left its baseline",
            description = "Bursts and drifts of what was measured against what the model expects, without recorded"
                    + " adjustments. At most three years.")
    public AnomaliesView getBaselineAnomalies(
            @RestPath UUID id,
            @Parameter(description = ReportingReader.FROM, example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "As `from`; exclusive", example = "2026-01") @RestQuery @NotNull String to) {
        var baseline = baselines.get(id);
        var reporting = reader.read(baseline, from, to);
        var residuals = Detection.residuals(
                baseline.model(),
                reporting.slices().stream().map(Slice::interval).toList());
        var drifting = baseline.resolution() == BaselineResolution.PT1H ? Detection.byDay(residuals) : residuals;
        var reasons = EnumSet.noneOf(BaselineReason.class);
        reporting.slices().forEach(slice -> reasons.addAll(slice.reasons()));
        if (baseline.quality().mad() == 0) {
            reasons.add(BaselineReason.NO_NOISE);
        }
        return new AnomaliesView(
                id,
                baseline.carrier().baseUnit(),
                reporting.from(),
                reporting.to(),
                baseline.resolution(),
                BaselineTexts.ANOMALIES.in(Language.of(request.getCurrent())),
                Detection.alarms(residuals, baseline.quality()).stream()
                        .map(AlarmView::of)
                        .toList(),
                Detection.drifts(drifting, baseline.quality().driftError()).stream()
                        .map(DriftView::of)
                        .toList(),
                residuals.size(),
                Rounded.share(BaselineFitter.coverage(reporting.slices())),
                Slice.substitutedDays(reporting.slices()),
                List.copyOf(reasons),
                reporting.illustrative());
    }
}
