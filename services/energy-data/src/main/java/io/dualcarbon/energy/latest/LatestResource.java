package io.dualcarbon.energy.latest;

import io.dualcarbon.energy.registry.NodeContents;
import io.dualcarbon.energy.registry.Subject;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Reaches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/latest-values")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Live", description = "The newest values, asked for or pushed")
@RolesAllowed("readings:read")
@Transactional
@Reaches("Meters that it reaches; others are unknown to it")
class LatestResource {
    private final NodeContents contents;
    private final LatestValues values;

    LatestResource(NodeContents contents, LatestValues values) {
        this.contents = contents;
        this.values = values;
    }

    @GET
    @Operation(
            summary = "The newest value of each meter",
            description =
                    "Of one meter, or of all meters in a building, area or organization, sub-meters too. A formula"
                            + " has the newest interval that all its meters have, or the newest whole day if theirs differ in"
                            + " length; it is worked out moments after they change.")
    public Page<LatestValueView> listLatestValues(@BeanParam Subject subject, @BeanParam @Valid PageRequest page) {
        var ids = contents.meters(subject, page.after(), page.limit() + 1);
        var next = Page.of(ids, page.limit(), UUID::toString);
        return new Page<>(values.of(next.items()), next.nextCursor());
    }
}
