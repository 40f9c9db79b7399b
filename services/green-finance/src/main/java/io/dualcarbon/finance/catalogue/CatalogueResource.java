package io.dualcarbon.finance.catalogue;

import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/catalogues")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogues", description = "Which kinds of projects count as green or transition, as published")
@RolesAllowed("finance:read")
@Transactional
class CatalogueResource {
    private final CatalogueRepository catalogues;

    CatalogueResource(CatalogueRepository catalogues) {
        this.catalogues = catalogues;
    }

    @GET
    @Operation(
            summary = "Catalogues of green and transition projects",
            description = "By version. A project is labelled by the catalogue in force on the day of the decision and"
                    + " keeps that label.")
    public Page<CatalogueView> listCatalogues(@BeanParam @Valid PageRequest page) {
        return catalogues.page(page).map(Catalogue::view);
    }
}
