package io.dualcarbon.platform.record;

import io.dualcarbon.platform.http.Versions;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every answer that is one record its ETag, so that no operation has to. */
class VersionFilter {
    @ServerResponseFilter
    void version(ContainerResponseContext response) {
        if (response.getEntity() instanceof Versioned record) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, Versions.etag(record.version()));
        }
    }
}
