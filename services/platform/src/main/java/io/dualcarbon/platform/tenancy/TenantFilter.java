package io.dualcarbon.platform.tenancy;

import io.dualcarbon.platform.problem.CommonProblem;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Lets in, once and before anything is read or stored, who acts for exactly one tenant that may act. */
class TenantFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Map<Method, Access> accesses = new ConcurrentHashMap<>();
    private final Caller caller;
    private final KnownTenants tenants;
    private final boolean suspendedRead;

    TenantFilter(
            Caller caller,
            KnownTenants tenants,
            @ConfigProperty(name = "dualcarbon.tenants.suspended-reads", defaultValue = "true") boolean suspendedRead) {
        this.caller = caller;
        this.tenants = tenants;
        this.suspendedRead = suspendedRead;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    void check(ContainerRequestContext request, SimpleResourceInfo resource) throws NoSuchMethodException {
        var access = access(resource);
        if (caller.actsForPlatform() && access != Access.OF_TENANT) {
            return;
        }
        var tenant = caller.tenant().orElseThrow(TenancyProblem.NO_TENANT::because);
        var state = tenants.stateOf(tenant).orElseThrow(() -> TenancyProblem.TENANT_UNKNOWN.because(tenant));
        if (access == Access.OF_PLATFORM) {
            throw CommonProblem.FORBIDDEN.because();
        }
        switch (state) {
            case ACTIVE -> {}
            case SUSPENDED -> {
                if (!suspendedRead || !READING.contains(request.getMethod())) {
                    throw TenancyProblem.TENANT_SUSPENDED.because(tenant);
                }
            }
            case RETIRED -> throw TenancyProblem.TENANT_RETIRED.because(tenant);
        }
    }

    private Access access(SimpleResourceInfo resource) throws NoSuchMethodException {
        var method = resource.getResourceClass().getMethod(resource.getMethodName(), resource.parameterTypes());
        return accesses.computeIfAbsent(method, TenantFilter::access);
    }

    private static Access access(Method operation) {
        var marked = operation.isAnnotationPresent(ForPlatform.class) ? operation : operation.getDeclaringClass();
        var forPlatform = marked.getAnnotation(ForPlatform.class);
        if (forPlatform == null) {
            return Access.OF_TENANT;
        }
        return forPlatform.alone() ? Access.OF_PLATFORM : Access.OF_BOTH;
    }

    private enum Access {
        OF_TENANT,
        OF_BOTH,
        OF_PLATFORM
    }
}
