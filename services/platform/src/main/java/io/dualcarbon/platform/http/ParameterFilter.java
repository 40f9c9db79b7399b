package io.dualcarbon.platform.http;

import static io.dualcarbon.platform.problem.CommonProblem.INVALID_PARAMETER;
import static io.dualcarbon.platform.problem.CommonProblem.TIME_OUT_OF_RANGE;
import static io.dualcarbon.platform.problem.CommonProblem.UNKNOWN_PARAMETER;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Refuses a query parameter that the operation does not know, for a misspelt filter must not widen an answer; and a value
 * that cannot be read or is out of all bounds, by the name of its parameter, which a converter does not know.
 */
class ParameterFilter {
    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, SimpleResourceInfo resource) throws NoSuchMethodException {
        var sent = request.getUriInfo().getQueryParameters();
        if (sent.isEmpty()) {
            return;
        }
        var method = resource.getResourceClass().getMethod(resource.getMethodName(), resource.parameterTypes());
        var types = known.computeIfAbsent(method, ParameterFilter::types);
        sent.forEach((name, values) -> {
            var type = types.get(name);
            if (type == null) {
                throw UNKNOWN_PARAMETER.because(name).at(name);
            }
            values.forEach(value -> check(name, type, value));
        });
    }

    private static void check(String name, Class<?> type, String value) {
        var kind = ValueKind.of(type);
        if (kind == null) {
            return;
        }
        try {
            var read = kind.read(type, value);
            if (read instanceof TemporalAccessor time && !TimeRule.covers(time)) {
                throw TIME_OUT_OF_RANGE.because(value).at(name);
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw INVALID_PARAMETER.because().at(name, kind.allowed(), kind.examples(type));
        }
    }

    private static Map<String, Class<?>> types(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(p -> p.isAnnotationPresent(RestQuery.class)
                        ? Stream.of(new Known(name(p, p.getName()), single(p.getParameterizedType())))
                        : p.isAnnotationPresent(BeanParam.class) ? ofBean(p.getType()) : Stream.of())
                .collect(Collectors.toUnmodifiableMap(Known::name, Known::type));
    }

    private static Stream<Known> ofBean(Class<?> bean) {
        return Arrays.stream(bean.getDeclaredFields())
                .filter(f -> f.isAnnotationPresent(RestQuery.class))
                .map(f -> new Known(name(f, f.getName()), single(f.getGenericType())));
    }

    private record Known(String name, Class<?> type) {}

    /** What an {@code Optional} or list is of. */
    private static Class<?> single(Type type) {
        var inner = type instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : type;
        return inner instanceof Class<?> plain ? plain : Object.class;
    }

    private static String name(AnnotatedElement parameter, String fallback) {
        var value = parameter.getAnnotation(RestQuery.class).value();
        return value.isEmpty() || value.equals(RestQuery.class.getName()) ? fallback : value;
    }
}
