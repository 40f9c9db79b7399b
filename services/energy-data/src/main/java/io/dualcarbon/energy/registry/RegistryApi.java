package io.dualcarbon.energy.registry;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** What this service reads from the asset registry. */
@RegisterRestClient(configKey = "asset-registry")
@Path("/api/assets/v1")
interface RegistryApi {
    @GET
    @Path("changes")
    RegistryPage changes(
            @RestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            @RestQuery String after,
            @RestQuery int limit,
            @RestQuery String wait);
}
