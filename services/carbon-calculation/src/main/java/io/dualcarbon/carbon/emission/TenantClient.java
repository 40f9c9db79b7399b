package io.dualcarbon.carbon.emission;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.ZoneId;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** What asset-registry knows of the caller's tenant. */
@RegisterRestClient(configKey = "asset-registry")
@RegisterClientHeaders
interface TenantClient {
    @GET
    @Path("/api/assets/v1/tenants/{id}")
    Tenant tenant(@RestPath String id);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tenant(String gridArea, ZoneId timeZone) {}
}
