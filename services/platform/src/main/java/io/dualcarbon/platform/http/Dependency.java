package io.dualcarbon.platform.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.problem.ProblemException;
import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;
import io.dualcarbon.platform.problem.Text;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Another service of the platform, asked on behalf of the caller. Its client interface carries
 * {@code @RegisterClientHeaders}, which forwards the caller's token, language and request id; so the other service
 * decides what this caller may see. What it refuses is passed on as it said it; that it is away is 503.
 */
public final class Dependency {
    private static final Logger LOG = Logger.getLogger(Dependency.class);
    private static final String URN = "urn:dualcarbon:problem:";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final String service;

    private Dependency(String service) {
        this.service = service;
    }

    public static Dependency on(String service) {
        return new Dependency(service);
    }

    public <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            throw refused(e.getResponse());
        } catch (ProcessingException e) {
            LOG.warnf(e, "%s does not answer", service);
            throw CommonProblem.DEPENDENCY_UNAVAILABLE.because(service);
        }
    }

    private ProblemException refused(Response response) {
        var status = response.getStatus();
        var said = status >= 400 && status < 500 ? said(response) : null;
        if (said != null) {
            return said.because();
        }
        return switch (status) {
            case 401 -> CommonProblem.NOT_AUTHENTICATED.because();
            case 403 -> CommonProblem.FORBIDDEN.because();
            case 404 -> CommonProblem.NOT_FOUND.because();
            default -> {
                LOG.warnf("%s answered %d", service, status);
                yield CommonProblem.DEPENDENCY_UNAVAILABLE.because(service);
            }
        };
    }

    private static @Nullable ProblemType said(Response response) {
        try {
            var body = JSON.readValue(response.readEntity(String.class), Said.class);
            return body.type() != null && body.type().startsWith(URN)
                    ? new PassedOn(body.type(), response.getStatus(), text(body.title()), text(body.detail()))
                    : null;
        } catch (IOException | ProcessingException | IllegalStateException | IllegalArgumentException e) {
            LOG.debugf(e, "No problem in the body");
            return null;
        }
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Said(
            @Nullable String type,
            @Nullable String title,
            @Nullable String detail) {}

    /** The other service has already chosen the language: the caller's was forwarded. */
    private record PassedOn(String urn, int status, String title, String detail) implements ProblemType {
        @Override
        public String name() {
            return urn.substring(URN.length()).toUpperCase(Locale.ROOT).replace('-', '_');
        }

        @Override
        public Refusal refusal() {
            return new Refusal(status, new Text(title, title), new Text(detail, detail));
        }
    }
}
