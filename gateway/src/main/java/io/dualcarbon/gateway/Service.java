package io.dualcarbon.gateway;

import java.net.URI;

/** The services behind the gateway. It knows their paths and addresses, never what they say. */
public enum Service {
    ASSET_REGISTRY("asset-registry", "/api/assets/v1"),
    ENERGY_DATA("energy-data", "/api/energy/v1"),
    CARBON_CALCULATION("carbon-calculation", "/api/carbon/v1"),
    GREEN_FINANCE("green-finance", "/api/finance/v1");

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
