package io.dualcarbon.gateway;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The services behind the gateway. It knows their paths and addresses, never what they say. */
public enum Service {
    ASSET_REGISTRY("asset-registry", "/api/assets/v1"),
    ENERGY_DATA("energy-data", "/api/energy/v1"),
    CARBON_CALCULATION("carbon-calculation", "/api/carbon/v1"),
    GREEN_FINANCE("green-finance", "/api/finance/v1");

    private static final Service[] ALL = values();

    private final String id;
    private final String prefix;

    Service(String id, String prefix) {
        this.id = id;
        this.prefix = prefix;
    }

    public String id() {
        return id;
    }

    public String prefix() {
        return prefix;
    }

    /** The service under whose prefix a path lies. */
    public static @Nullable Service ofPath(String path) {
        for (var service : ALL) {
            if (path.startsWith(service.prefix)
                    && path.length() > service.prefix.length()
                    && path.charAt(service.prefix.length()) == '/') {
                return service;
            }
        }
        return null;
    }

    /** How many bytes a body for it may have. */
    public long maxBodyBytes(GatewayConfig config) {
        return (this == ENERGY_DATA ? config.maxUploadSize() : config.maxBodySize()).asLongValue();
    }

    public URI address(GatewayConfig config) {
        return switch (this) {
            case ASSET_REGISTRY -> config.assetRegistryUrl();
            case ENERGY_DATA -> config.energyDataUrl();
            case CARBON_CALCULATION -> config.carbonCalculationUrl();
            case GREEN_FINANCE -> config.greenFinanceUrl();
        };
    }
}
