package io.dualcarbon.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where an exception becomes an answer. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    RestResponse<Problem> declared(ProblemException e, RoutingContext request) {
        var locale = Language.of(request);
        return answer(e.type(), e.detail(locale), request, e.violations(locale));
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(ConstraintViolationException e, RoutingContext request) {
        var violations = e.getConstraintViolations().stream()
                .map(v -> new Violation(clientPath(v), v.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return answer(CommonProblem.INVALID_REQUEST, request, violations);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unreadable(MismatchedInputException e, RoutingContext request) {
        return json(e, request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException e, RoutingContext request) {
        if (e.getCause() instanceof ProblemException declared) {
            return declared(declared, request);
        }
        if (e.getCause() instanceof JsonProcessingException cause) {
            return json(cause, request);
        }
        if (e instanceof NotFoundException) {
            // A parameter that does not convert is "not found" to JAX-RS; a path that does not convert is so to us too.
            var parameter = e.getCause() != null && request.request().query() != null;
            return answer(parameter ? CommonProblem.INVALID_PARAMETER : CommonProblem.NOT_FOUND, request, List.of());
        }
        return switch (e.getResponse().getStatus()) {
            case 400 -> answer(CommonProblem.INVALID_PARAMETER, request, List.of());
            case 401 -> answer(CommonProblem.NOT_AUTHENTICATED, request, List.of());
            case 403 -> answer(CommonProblem.FORBIDDEN, request, List.of());
            case 405 -> answer(CommonProblem.METHOD_NOT_ALLOWED, request, List.of());
            case 406 -> answer(CommonProblem.NOT_ACCEPTABLE, request, List.of());
            case 415 -> answer(CommonProblem.MEDIA_TYPE_NOT_SUPPORTED, request, List.of());
            default -> unexpected(e, request);
        };
    }

    @ServerExceptionMapper
    RestResponse<Problem> anonymous(UnauthorizedException e, RoutingContext request) {
        return answer(CommonProblem.NOT_AUTHENTICATED, request, List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> badToken(AuthenticationFailedException e, RoutingContext request) {
        var expired = messages(e).contains("no longer valid") || messages(e).contains("expired");
        return answer(expired ? CommonProblem.TOKEN_EXPIRED : CommonProblem.TOKEN_INVALID, request, List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException e, RoutingContext request) {
        return answer(CommonProblem.FORBIDDEN, request, List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> stale(OptimisticLockException e, RoutingContext request) {
        return answer(CommonProblem.VERSION_STALE, request, List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> contradicts(org.hibernate.exception.ConstraintViolationException e, RoutingContext request) {
        LOG.warnf("Refused by constraint %s", e.getConstraintName());
        return answer(CommonProblem.CONFLICT, request, List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable e, RoutingContext request) {
        if (request.response().closed()) {
            LOG.debugf(e, "%s %s: the client is gone", request.request().method(), request.normalizedPath());
            return answer(CommonProblem.INTERNAL_ERROR, request, List.of()); // to nobody
        }
        if (isPoolExhausted(e)) {
            LOG.warnf(
                    "%s %s was not answered: no connection to the database was free",
                    request.request().method(), request.normalizedPath());
            return answer(CommonProblem.BUSY, request, List.of());
        }
        if (isDatabaseAway(e)) {
            LOG.errorf("%s %s failed: the database is away", request.request().method(), request.normalizedPath());
            return answer(CommonProblem.DATABASE_UNAVAILABLE, request, List.of());
        }
        LOG.errorf(e, "%s %s failed", request.request().method(), request.normalizedPath());
        return answer(CommonProblem.INTERNAL_ERROR, request, List.of());
    }

    private RestResponse<Problem> json(JsonProcessingException e, RoutingContext request) {
        if (e instanceof JsonMappingException mapping && e.getCause() instanceof ProblemException declared) {
            var field = path(mapping);
            return declared(!declared.namesField() && !field.isEmpty() ? declared.at(field) : declared, request);
        }
        if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
            return answer(CommonProblem.JSON_TOO_COMPLEX, request, List.of());
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            var field = path(unknown);
            return named(CommonProblem.UNKNOWN_PROPERTY, field, request);
        }
        if (e instanceof MismatchedInputException mismatched
                && !mismatched.getPath().isEmpty()) {
            return named(CommonProblem.WRONG_TYPE, path(mismatched), request);
        }
        return answer(CommonProblem.MALFORMED_JSON, request, List.of());
    }

    private RestResponse<Problem> named(ProblemType type, String field, RoutingContext request) {
        var detail = type.refusal().detail().in(Language.of(request), field);
        return answer(type, detail, request, List.of(new Violation(field, detail)));
    }

    private RestResponse<Problem> answer(ProblemType type, RoutingContext request, List<Violation> violations) {
        return answer(type, type.refusal().detail().in(Language.of(request)), request, violations);
    }

    private RestResponse<Problem> answer(
            ProblemType type, String detail, RoutingContext request, List<Violation> violations) {
        var locale = Language.of(request);
        var problem = Problem.of(type, locale, detail, request.normalizedPath(), violations);
        var answer = ResponseBuilder.<Problem>create(type.refusal().status())
                .entity(problem)
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        if (type.refusal().status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (type.refusal().status() == 503 || type.refusal().status() == 429) {
            answer.header(HttpHeaders.RETRY_AFTER, 2);
        }
        return answer.build();
    }

    /** Drops the method and the body parameter from a validator's path: the client never saw their names. */
    private static String clientPath(ConstraintViolation<?> violation) {
        var nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.CONTAINER_ELEMENT) // the list names the place already
                .map(Object::toString)
                .toList();
        var wrappers = Set.of("request", "page", "period");
        var skipped = nodes.size() > 2 && wrappers.contains(nodes.get(1)) ? 2 : 1;
        return nodes.size() == 1 ? nodes.get(0) : String.join(".", nodes.subList(skipped, nodes.size()));
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** The pool says so without a state, a cause or a type of its own; what PostgreSQL refuses always has a state. */
    private static boolean isPoolExhausted(@Nullable Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() == null && sql.getCause() == null) {
                var thrown = sql.getStackTrace();
                return thrown.length > 0 && thrown[0].getClassName().equals("io.agroal.pool.ConnectionPool");
            }
        }
        return false;
    }

    /** Connection refused or cut (08), shut down (57P), out of connections or disk (53), or none free in time. */
    private static boolean isDatabaseAway(@Nullable Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState() == null ? "" : sql.getSQLState();
                if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
                    return true;
                }
                if (sql.getCause() instanceof TimeoutException) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String messages(@Nullable Throwable e) {
        var text = new StringBuilder();
        for (var cause = e; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        return text.toString();
    }
}
