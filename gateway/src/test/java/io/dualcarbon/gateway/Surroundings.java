package io.dualcarbon.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything around the gateway: an issuer and four services, all other people's servers. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
    /** Argument that leaves the issuer stopped while the gateway starts. */
    static final String WITHOUT_ISSUER = "without-issuer";

    static FakeIssuer issuer = new FakeIssuer();
    static FakeService assets = new FakeService();
    static FakeService energy = new FakeService();
    static FakeService carbon = new FakeService();
    static FakeService finance = new FakeService();

    /** Argument that lets the gateway believe the proxies at these addresses. */
    static final String TRUSTED_PROXIES = "trusted-proxies";

    private boolean withIssuer = true;
    private @Nullable String trustedProxies;

    @Override
    public void init(Map<String, String> args) {
        withIssuer = !args.containsKey(WITHOUT_ISSUER);
        trustedProxies = args.get(TRUSTED_PROXIES);
    }

    @Override
    public Map<String, String> start() {
        issuer = new FakeIssuer();
        assets = new FakeService();
        energy = new FakeService();
        carbon = new FakeService();
        finance = new FakeService();
        if (withIssuer) {
            issuer.start();
        }
        assets.start();
        energy.start();
        carbon.start();
        finance.start();
        var config = new HashMap<String, String>();
        config.put("gateway.issuer", issuer.url());
        config.put("gateway.asset-registry-url", assets.url());
        config.put("gateway.energy-data-url", energy.url());
        config.put("gateway.carbon-calculation-url", carbon.url());
        config.put("gateway.green-finance-url", finance.url());
        config.put("gateway.origins", "https://app.example.org,http://localhost:*");
        config.put("gateway.deadline", "2S");
        config.put("gateway.head-timeout", "2S");
        config.put("gateway.body-patience", "2S");
        config.put("gateway.places-per-caller", "8");
        config.put("gateway.places-per-tenant", "12");
        config.put("gateway.waits-per-caller", "3");
        config.put("gateway.waits-per-tenant", "5");
        config.put("gateway.requests-per-second", "5");
        config.put("gateway.burst", "80");
        config.put("quarkus.oidc.bearer.token.forced-jwk-refresh-interval", "2S");
        if (trustedProxies != null) {
            config.put("quarkus.http.proxy.trusted-proxies", trustedProxies);
        }
        return config;
    }

    @Override
    public void stop() {
        issuer.stop();
        assets.stop();
        energy.stop();
        carbon.stop();
        finance.stop();
    }
}
