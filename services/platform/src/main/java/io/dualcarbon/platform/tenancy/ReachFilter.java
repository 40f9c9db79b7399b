package io.dualcarbon.platform.tenancy;

import io.dualcarbon.platform.problem.CommonProblem;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Refuses a partner every operation that does not say how it is limited. */
class ReachFilter {
    private final Caller caller;

    ReachFilter(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 2)
    void check(SimpleResourceInfo resource) throws NoSuchMethodException {
        if (caller.reach().isWhole() || resource.getResourceClass().isAnnotationPresent(Reaches.class)) {
            return;
        }
        var operation = resource.getResourceClass().getMethod(resource.getMethodName(), resource.parameterTypes());
        if (!operation.isAnnotationPresent(Reaches.class)) {
            throw CommonProblem.NOT_FOR_PARTNERS.because();
        }
    }
}
