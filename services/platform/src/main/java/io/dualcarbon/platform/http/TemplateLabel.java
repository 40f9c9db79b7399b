package io.dualcarbon.platform.http;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Labels the measurement of a request with the template of its operation. Paths that are no operation's have all one
 * label, by configuration: what callers make up must neither fill the metrics nor show ids in them.
 */
@ApplicationScoped
class TemplateLabel implements HttpServerMetricsTagsContributor {
    /** Where the server keeps the template of the operation that a request was matched with. */
    private static final String TEMPLATE = "UrlPathTemplate";

    @Override
    public Tags contribute(Context context) {
        String template = context.requestContextLocalData(TEMPLATE);
        return template == null ? Tags.empty() : Tags.of("uri", template);
    }
}
