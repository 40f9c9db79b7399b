package io.dualcarbon.gateway.file;

import io.quarkiverse.web.bundler.runtime.Bundle;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The console, the pages of the contracts, and what they load. */
@ApplicationScoped
class FileRoutes {
    private static final String FOLDER = "META-INF/resources";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** A file whose name tells its version never changes; of a page a browser asks each time whether it has. */
    private static final Pattern NAMES_ITS_VERSION = Pattern.compile("^/(console/bundle|webjars)/");

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_ME = "no-cache";

    private final Bundle bundle;
    private final Map<String, PackedFile> known = new ConcurrentHashMap<>();

    FileRoutes(Bundle bundle) {
        this.bundle = bundle;
    }

    void register(@Observes Router router) {
        for (var folder : List.of("/console/*", "/docs/*", "/webjars/*")) {
            router.route(folder)
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .order(0)
                    .handler(this::serve);
        }
    }

    private void serve(RoutingContext ctx) {
        var asked = ctx.normalizedPath();
        var path = asked.endsWith("/") ? asked + "index.html" : asked;
        var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        var file = type == null ? null : file(path, type);
        if (file == null) {
            ctx.next();
        } else {
            file.answer(ctx, NAMES_ITS_VERSION.matcher(path).find() ? FOR_EVER : ASK_ME);
        }
    }

    /** Only what is there is remembered: there is no end of what is not. */
    private @Nullable PackedFile file(String path, String type) {
        var file = known.get(path);
        if (file == null) {
            var bytes = bytes(path);
            if (bytes != null) {
                file = PackedFile.of(type, path.endsWith(".html") ? withBundle(bytes) : bytes);
                known.put(path, file);
            }
        }
        return file;
    }

    /** A page names its script and style by the names that tell their version. */
    private byte[] withBundle(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replace("/console/bundle/app.js", Objects.requireNonNull(bundle.script("app")))
                .replace("/console/bundle/app.css", Objects.requireNonNull(bundle.style("app")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] bytes(String path) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + path)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
