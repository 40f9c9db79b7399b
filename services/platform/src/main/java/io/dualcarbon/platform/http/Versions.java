package io.dualcarbon.platform.http;

import io.dualcarbon.platform.problem.CommonProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Optimistic concurrency over HTTP: what is read carries its version, what is changed must name it. */
public final class Versions {
    private Versions() {}

    /**
     * Refuses a change of anything but the version that the client read.
     *
     * @throws io.dualcarbon.platform.problem.ProblemException 428 if the header is missing, 412 if another version is
     *     stored by now
     */
    public static void requireMatch(@Nullable String ifMatch, int version) {
        if (ifMatch == null) {
            throw CommonProblem.VERSION_REQUIRED.because();
        }
        if (!ifMatch.equals("*") && !ifMatch.equals(etag(version))) {
            throw CommonProblem.VERSION_STALE.because();
        }
    }

    public static <T> RestResponse<T> ok(T view, int version) {
        return ResponseBuilder.ok(view).header(HttpHeaders.ETAG, etag(version)).build();
    }

    public static <T> RestResponse<T> created(T view, UUID id, int version, UriInfo uri) {
        return created(view, id.toString(), version, uri);
    }

    public static <T> RestResponse<T> created(T view, String id, int version, UriInfo uri) {
        URI location = uri.getAbsolutePathBuilder().path(id).build();
        return ResponseBuilder.<T>created(location)
                .entity(view)
                .header(HttpHeaders.ETAG, etag(version))
                .build();
    }

    public static String etag(int version) {
        return "\"" + version + "\"";
    }
}
