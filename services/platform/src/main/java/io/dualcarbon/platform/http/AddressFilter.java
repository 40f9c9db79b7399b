package io.dualcarbon.platform.http;

import io.dualcarbon.platform.problem.CommonProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** No id or filter has a control character in it, and the database would not take a NUL. */
class AddressFilter {
    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        if (hasControl(request.getUriInfo().getPath())) {
            throw CommonProblem.NOT_FOUND.because();
        }
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(AddressFilter::hasControl)) {
                throw CommonProblem.INVALID_PARAMETER.because().at(name);
            }
        });
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
