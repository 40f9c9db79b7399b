package io.dualcarbon.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** Answers with a problem where no operation was reached yet, so that nothing throws for {@link ProblemMappers}. */
@Singleton
public class ProblemWriter {
    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the connection: what else comes on it may belong to the request that was refused. */
    public void refuse(RoutingContext request, ProblemException refusal) {
        var locale = Language.of(request);
        var path = request.request().path();
        var problem = Problem.of(refusal.type(), locale, refusal.detail(locale), path == null ? "" : path, List.of());
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .putHeader("Connection", "close")
                .end(text(problem))
                .onComplete(sent -> request.request().connection().close());
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
