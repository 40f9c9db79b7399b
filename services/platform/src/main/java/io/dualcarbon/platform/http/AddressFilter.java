package io.dualcarbon.platform.http;

import io.dualcarbon.platform.problem.CommonProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** No id or filter has a NUL in it, and the database would not take one. */
class AddressFilter {
    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().indexOf('\0') >= 0) {
            throw CommonProblem.NOT_FOUND.because();
        }
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw CommonProblem.INVALID_PARAMETER.because().at(name);
            }
        });
    }
}
