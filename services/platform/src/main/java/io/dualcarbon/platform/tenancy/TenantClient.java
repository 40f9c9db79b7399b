package io.dualcarbon.platform.tenancy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** What the asset registry says of a tenant to a service. */
@RegisterRestClient(configKey = "tenants")
interface TenantClient {
    /** While the registry hangs, few requests wait for it: those of tenants that are known go on without. */
    @GET
    @Path("/api/assets/v1/tenants/{id}")
    @CircuitBreaker(requestVolumeThreshold = 4, delay = 10_000, skipOn = WebApplicationException.class)
    Registered tenant(@RestHeader(HttpHeaders.AUTHORIZATION) String authorization, @RestPath String id);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Registered(TenantState state) {}
}
