package io.dualcarbon.energy.registry;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Tells a feed that does not go on. Neither readiness, which would take every instance out of rotation though each answers
 * all that it knows, nor liveness, for starting anew mends nothing: wellness, at {@code /q/health/well} and in the whole.
 */
@Wellness
@Singleton
class FeedCheck implements HealthCheck {
    private final FeedProgress progress;

    FeedCheck(FeedProgress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        var state = progress.state();
        var check = HealthCheckResponse.named("feed of the asset registry")
                .status(!state.isStuck())
                .withData("secondsSinceFollowed", (long) state.secondsSinceFollowed())
                .withData("eventsSetAside", state.setAside());
        return (state.isStuck() ? check.withData("failure", state.failure().orElse("none was told")) : check).build();
    }
}
