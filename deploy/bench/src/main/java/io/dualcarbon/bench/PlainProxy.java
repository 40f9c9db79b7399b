package io.dualcarbon.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;

/** Stands in for nginx where that cannot be had: passes on what comes and nothing more. Arguments: its port, the service's. */
final class PlainProxy {
    private PlainProxy() {}

    public static void main(String[] arguments) {
        var vertx = Vertx.vertx();
        var client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(Integer.parseInt(arguments[1])),
                new PoolOptions().setHttp1MaxSize(64));
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(arguments[0])))
                .requestHandler(request -> pass(request, client))
                .listen();
    }

    private static void pass(HttpServerRequest request, HttpClient client) {
        request.pause();
        client.request(request.method(), request.uri())
                .compose(outgoing -> {
                    outgoing.headers().addAll(request.headers()).remove("host");
                    return outgoing.send(request);
                })
                .onSuccess(answer -> {
                    var response = request.response().setStatusCode(answer.statusCode());
                    response.headers().addAll(answer.headers());
                    answer.pipeTo(response);
                })
                .onFailure(failure -> request.response().setStatusCode(502).end());
    }
}
