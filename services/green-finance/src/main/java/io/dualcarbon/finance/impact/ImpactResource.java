package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.project.ProjectRegister;
import io.dualcarbon.platform.problem.Language;
import io.dualcarbon.platform.turn.Expensive;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/projects/{id}/impact")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects", description = "Green and transition projects, and what the meters say of them")
@RolesAllowed("finance:read")
@Expensive
class ImpactResource {
    private final ProjectRegister projects;
    private final Impacts impacts;
    private final CurrentVertxRequest request;

    ImpactResource(ProjectRegister projects, Impacts impacts, CurrentVertxRequest request) {
        this.projects = projects;
        this.impacts = impacts;
        this.request = request;
    }

    @GET
    @Operation(
            summary = "What a project has saved so far",
            description =
                    "Measured by the meters of its asset, and the emissions avoided by that. What a building saved is"
                            + " told against energy-data's baseline of its electricity that ends by commissioning, the last one"
                            + " if there are several, with its uncertainty; without one each month is compared with the same"
                            + " month of the project's baseline, and NO_BASELINE_MODEL says so. Savings take the factor of their"
                            + " consumption, generation that of the PCAF order; `rule` says which. Asks the asset registry, energy-data and carbon-calculation with the caller's rights; 503 if one is away.")
    public ImpactView getProjectImpact(
            @RestPath UUID id,
            @Parameter(description = "Month after the last one to count; by default all complete months") @RestQuery
                    Optional<YearMonth> to) {
        return impacts.of(projects.view(id), to, Language.of(request.getCurrent()));
    }
}
