package io.dualcarbon.platform.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds {@code Link: rel="next"} to a page that has a successor. */
class PageLinkFilter {
    @ServerResponseFilter
    void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.nextCursor().isPresent()) {
            var next = request.getUriInfo()
                    .getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.nextCursor().get())
                    .build();
            // Without scheme and host: the latter is whatever the caller wrote.
            var address = next.getRawPath() + "?" + next.getRawQuery();
            response.getHeaders().add(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
        }
    }
}
