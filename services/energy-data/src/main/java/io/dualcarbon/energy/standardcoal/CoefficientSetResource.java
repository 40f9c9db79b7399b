package io.dualcarbon.energy.standardcoal;

import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/coefficient-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Standard coal", description = "Energy as standard coal, by published coefficients")
@RolesAllowed("readings:read")
class CoefficientSetResource {
    private final CoefficientSets sets;

    CoefficientSetResource(CoefficientSets sets) {
        this.sets = sets;
    }

    @GET
    @Operation(
            summary = "Named sets of coefficients by id",
            description = "What a kWh, a cubic metre or a tonne counts under one standard. Only figures that were"
                    + " checked are here: status VERIFIED, or SECONDARY for one public copy.")
    public Page<CoefficientSetView> listCoefficientSets(@BeanParam @Valid PageRequest page) {
        var rows = sets.all().stream()
                .filter(set -> set.id().compareTo(page.after()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rows, page.limit(), CoefficientSet::id).map(CoefficientSetView::of);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One set of coefficients",
            description = "With the coefficient of each carrier and where it is from.")
    public CoefficientSetView getCoefficientSet(@RestPath String id) {
        return sets.find(id)
                .map(CoefficientSetView::of)
                .orElseThrow(() -> CoefficientProblem.COEFFICIENT_SET_NOT_FOUND.because(id));
    }
}
