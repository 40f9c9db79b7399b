package io.dualcarbon.gateway.contract;

import io.dualcarbon.gateway.Service;
import io.dualcarbon.gateway.file.PackedFile;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Publishes the contracts with which this version was built. */
@ApplicationScoped
class ContractRoutes {
    private static final Pattern TITLE = Pattern.compile("^ {2}title: *[\"']?(.+?)[\"']?\\s*$", Pattern.MULTILINE);

    void register(@Observes Router router) {
        var index = new JsonArray();
        for (var service : Service.values()) {
            contract(service).ifPresent(contract -> {
                var url = "/openapi/" + service.id() + ".yaml";
                index.add(new JsonObject()
                        .put("service", service.id())
                        .put("title", title(contract).orElse(service.id()))
                        .put("url", url));
                var file = PackedFile.of("application/yaml; charset=utf-8", contract.getBytes(StandardCharsets.UTF_8));
                router.route(url)
                        .method(HttpMethod.GET)
                        .method(HttpMethod.HEAD)
                        .handler(ctx -> file.answer(ctx, "no-cache"));
            });
        }
        router.get("/openapi").handler(ctx -> ctx.json(index));
    }

    /** Empty while a service has not yet written its first contract. */
    private static Optional<String> contract(Service service) {
        try (var file = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("contracts/" + service.id() + ".yaml")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> title(String contract) {
        var title = TITLE.matcher(contract);
        return title.find() ? Optional.of(title.group(1)) : Optional.empty();
    }
}
