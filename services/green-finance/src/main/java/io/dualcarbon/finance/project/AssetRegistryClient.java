package io.dualcarbon.finance.project;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

@RegisterRestClient(configKey = "asset-registry")
@RegisterClientHeaders
interface AssetRegistryClient {
    @GET
    @Path("/api/assets/v1/{collection}/{id}")
    RegisteredAsset asset(@RestPath String collection, @RestPath UUID id);

    @GET
    @Path("/api/assets/v1/meters/{id}")
    RegisteredMeter meter(@RestPath UUID id);

    @GET
    @Path("/api/assets/v1/tenants/{id}")
    RegisteredTenant tenant(@RestPath String id);
}
