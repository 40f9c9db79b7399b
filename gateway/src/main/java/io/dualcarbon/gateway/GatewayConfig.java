package io.dualcarbon.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set. Where the services and the issuer are has no default outside development and tests. */
@ConfigMapping(prefix = "gateway")
public interface GatewayConfig {
    /** The Keycloak realm whose tokens are accepted; also their {@code iss} claim. */
    URI issuer();

    /** What proves to the services that a request comes from here. */
    String secret();

    /** Base address of the asset registry, without path. */
    URI assetRegistryUrl();

    /** Base address of energy-data, without path. */
    URI energyDataUrl();

    /** Base address of carbon-calculation, without path. */
    URI carbonCalculationUrl();

    /** Base address of green-finance, without path. */
    URI greenFinanceUrl();

    /** Other origins whose pages may call the APIs, as {@code https://app.example.org}; the port may be {@code *}. */
    Optional<List<String>> origins();

    /** A longer request body is refused, or cut when its length was not announced. */
    @WithDefault("50M")
    MemorySize maxBodySize();

    /** The same for energy-data, which reads its uploads as they come. */
    @WithDefault("1G")
    MemorySize maxUploadSize();

    /** How long a service may take from the last byte of the request to the first of its answer. */
    @WithDefault("30S")
    Duration deadline();

    /** How long it may take to reach a service. */
    @WithDefault("2S")
    Duration connectTimeout();

    /** A connection on which nothing moves for so long is cut: callers and services that stopped half-way. */
    @WithDefault("60S")
    Duration idleTimeout();

    /** Within this time all headers of a request must have arrived, counted from its first byte. */
    @WithDefault("10S")
    Duration headTimeout();

    /** Least bytes a second at which a body must arrive. */
    @WithDefault("4096")
    int leastBytesPerSecond();

    /** A body may fall short of the least rate for less than this. */
    @WithDefault("10S")
    Duration bodyPatience();

    /**
     * Connections of each event loop to one service; further requests wait, and twice as many waiting ones are refused.
     */
    @WithDefault("250")
    int connectionsPerService();

    /** Requests that one caller may have under way. */
    @WithDefault("100")
    int placesPerCaller();

    /** Requests that all callers of one tenant may have under way. */
    @WithDefault("400")
    int placesPerTenant();

    /** Requests of one caller that wait for news: waiting reads of a change feed and live streams. */
    @WithDefault("20")
    int waitsPerCaller();

    /** The same for all callers of one tenant. */
    @WithDefault("200")
    int waitsPerTenant();

    /** A service that takes connections and answered nothing, not even a probe, for so long gets no requests. */
    @WithDefault("3S")
    Duration silence();

    /** How often a service is probed. */
    @WithDefault("1S")
    Duration probeEvery();

    /** Requests a second that one caller may send in the long run. */
    @WithDefault("200")
    int requestsPerSecond();

    /** Requests that one caller may send at once after a pause. */
    @WithDefault("400")
    int burst();
}
