package io.dualcarbon.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Several measurements of one thing. */
record Spread(List<Double> sorted) {
    static Spread of(List<Double> measured) {
        return new Spread(measured.stream().sorted().toList());
    }

    double min() {
        return sorted.get(0);
    }

    double median() {
        var half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    double max() {
        return sorted.get(sorted.size() - 1);
    }

    /** The smallest measurement that {@code share} of all do not exceed. */
    double percentile(double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    ObjectNode json() {
        return Api.JSON
                .createObjectNode()
                .put("min", Report.rounded(min()))
                .put("median", Report.rounded(median()))
                .put("max", Report.rounded(max()));
    }
}
