package io.dualcarbon.platform.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells where something is by path alone: what a caller wrote into {@code Host} must not come back as an address of ours,
 * and the path is the same at the gateway and at the service.
 */
class RelativeLocationFilter {
    @ServerResponseFilter
    void relate(ContainerResponseContext response) {
        if (response.getHeaders().getFirst(HttpHeaders.LOCATION) instanceof URI location && location.isAbsolute()) {
            response.getHeaders().putSingle(HttpHeaders.LOCATION, location.getRawPath());
        }
    }
}
