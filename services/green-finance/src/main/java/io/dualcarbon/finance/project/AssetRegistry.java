package io.dualcarbon.finance.project;

import io.dualcarbon.platform.http.Dependency;
import io.dualcarbon.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The asset registry as the caller may see it. Never asked inside a transaction. */
@ApplicationScoped
public class AssetRegistry {
    private static final int NOT_FOUND = 404;

    private final Dependency registry = Dependency.on("asset-registry");
    private final AssetRegistryClient client;

    AssetRegistry(@RestClient AssetRegistryClient client) {
        this.client = client;
    }

    /** Empty if there is no such asset, or none for this caller. */
    public Optional<RegisteredAsset> find(AssetRef asset) {
        return find(() -> client.asset(asset.kind().collection(), asset.id()));
    }

    /** Empty if there is no such meter, or none for this caller. */
    public Optional<RegisteredMeter> findMeter(UUID id) {
        return find(() -> client.meter(id));
    }

    public RegisteredTenant tenant(String id) {
        return registry.ask(() -> client.tenant(id));
    }

    private <T> Optional<T> find(Supplier<T> call) {
        try {
            return Optional.of(registry.ask(call));
        } catch (ProblemException e) {
            if (e.type().refusal().status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
