package io.dualcarbon.gateway.edge;

import io.dualcarbon.gateway.GatewayConfig;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Lets every connection read its requests by {@link PlainFraming}. Neither Quarkus nor Vert.x lets an application touch a
 * connection before its first request has been read, which is too late; the transport of Vert.x does.
 */
public final class Doorway implements VertxServiceProvider {
    private static final String DECODER = "httpDecoder";

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new WatchedTransport());
    }

    private static final class WatchedTransport extends JDKTransport {
        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            bootstrap.handler(new Greeter());
        }
    }

    /** Sees each connection before anybody else. */
    @Sharable
    private static final class Greeter extends ChannelInboundHandlerAdapter {
        private final HttpServerOptions limits;
        private final Duration headTimeout;

        Greeter() {
            var config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
            headTimeout = config.getConfigMapping(GatewayConfig.class).headTimeout();
            limits = new HttpServerOptions()
                    .setMaxHeaderSize(bytes(config, "quarkus.http.limits.max-header-size"))
                    .setMaxChunkSize(bytes(config, "quarkus.http.limits.max-chunk-size"))
                    .setMaxInitialLineLength(
                            config.getValue("quarkus.http.limits.max-initial-line-length", Integer.class));
        }

        private static int bytes(SmallRyeConfig config, String name) {
            return Math.toIntExact(config.getValue(name, MemorySize.class).asLongValue());
        }

        @Override
        public void channelRead(ChannelHandlerContext server, Object connection) {
            ((Channel) connection).pipeline().addLast(new Replacement(limits, headTimeout));
            server.fireChannelRead(connection);
        }
    }

    /** With the first bytes Vert.x has set up everything, and its decoder is replaced. */
    private static final class Replacement extends ChannelInboundHandlerAdapter {
        private final HttpServerOptions limits;
        private final Duration headTimeout;

        Replacement(HttpServerOptions limits, Duration headTimeout) {
            this.limits = limits;
            this.headTimeout = headTimeout;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object bytes) {
            ctx.pipeline().replace(DECODER, DECODER, new PlainFraming(limits, headTimeout));
            ctx.fireChannelRead(bytes);
            ctx.pipeline().remove(this);
        }
    }
}
