package io.dualcarbon.platform.problem;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.hibernate.validator.spi.messageinterpolation.LocaleResolver;
import org.hibernate.validator.spi.messageinterpolation.LocaleResolverContext;

/** What is wrong with a field is said in the language of the answer that says it. */
@Singleton
@Priority(1)
class ViolationLanguage implements LocaleResolver {
    private final CurrentVertxRequest request;

    ViolationLanguage(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public Locale resolve(LocaleResolverContext context) {
        var current = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        return current == null ? context.getDefaultLocale() : Language.of(current);
    }
}
