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
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
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
 * Refuses a query parameter that the operation does not know, for a misspelt filter must not widen an answer; and a time
 * or number out of all bounds, by the name of its parameter, which a converter does not know.
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
        try {
            if (type == LocalDate.class) {
                requireCovered(name, value, LocalDate.parse(value));
            } else if (type == YearMonth.class) {
                requireCovered(name, value, YearMonth.parse(value));
            } else if (type == Instant.class) {
                requireCovered(name, value, Instant.parse(value));
            } else if (type == OffsetDateTime.class) {
                requireCovered(name, value, OffsetDateTime.parse(value));
            } else if (type == BigDecimal.class && !NumberRule.covers(new BigDecimal(value))) {
                throw INVALID_PARAMETER.because().at(name);
            } else if (type == Double.class && !Double.isFinite(Double.parseDouble(value))) {
                throw INVALID_PARAMETER.because().at(name);
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw INVALID_PARAMETER.because().at(name);
        }
    }

    private static void requireCovered(String name, String value, TemporalAccessor time) {
        if (!TimeRule.covers(time)) {
            throw TIME_OUT_OF_RANGE.because(value).at(name);
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
        if (inner == double.class) {
            return Double.class;
        }
        return inner instanceof Class<?> plain ? plain : Object.class;
    }

    private static String name(AnnotatedElement parameter, String fallback) {
        var value = parameter.getAnnotation(RestQuery.class).value();
        return value.isEmpty() || value.equals(RestQuery.class.getName()) ? fallback : value;
    }
}
