package io.dualcarbon.energy.registry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** What is to be watched of the registry's feed. NaN while the database does not answer. */
@Singleton
class FeedMetrics implements MeterBinder {
    private final FeedProgress progress;

    FeedMetrics(FeedProgress progress) {
        this.progress = progress;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("registry.feed.age", progress, feed -> feed.state().secondsSinceFollowed())
                .description("Since the feed of the asset registry was last read to its end or a page of it applied")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("registry.feed.stuck", progress, feed -> feed.state().isStuck() ? 1 : 0)
                .description("1 if the feed of the asset registry does not go on")
                .register(metrics);
        Gauge.builder("registry.feed.set.aside", progress, feed -> feed.state().setAside())
                .description("Events of the asset registry that could not be applied")
                .baseUnit("events")
                .register(metrics);
    }
}
