package io.dualcarbon.platform.http;

import static io.dualcarbon.platform.problem.CommonProblem.UNKNOWN_PARAMETER;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Refuses a query parameter that the operation does not know: a misspelt filter must not widen an answer. */
class UnknownParameterFilter {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, SimpleResourceInfo resource) throws NoSuchMethodException {
        var sent = request.getUriInfo().getQueryParameters().keySet();
        if (sent.isEmpty()) {
            return;
        }
        var method = resource.getResourceClass().getMethod(resource.getMethodName(), resource.parameterTypes());
        var names = known.computeIfAbsent(method, UnknownParameterFilter::names);
        sent.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw UNKNOWN_PARAMETER.because(name).at(name);
        });
    }

    private static Set<String> names(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(p -> p.isAnnotationPresent(RestQuery.class)
                        ? Stream.of(name(p.getAnnotation(RestQuery.class), p.getName()))
                        : p.isAnnotationPresent(BeanParam.class) ? beanNames(p.getType()) : Stream.of())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> beanNames(Class<?> bean) {
        return Arrays.stream(bean.getDeclaredFields())
                .filter(f -> f.isAnnotationPresent(RestQuery.class))
                .map(f -> name(f.getAnnotation(RestQuery.class), f.getName()));
    }

    private static String name(RestQuery query, String fallback) {
        return query.value().isEmpty() || query.value().equals(RestQuery.class.getName()) ? fallback : query.value();
    }
}
