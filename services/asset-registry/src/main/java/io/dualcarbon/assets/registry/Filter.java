package io.dualcarbon.assets.registry;

import java.util.Map;

/**
 * Which records of a kind a list holds.
 *
 * @param condition in SQL, over the row {@code r} of the record
 * @param values of its named parameters
 */
public record Filter(String condition, Map<String, Object> values) {
    public Filter(String condition, String parameter, Object value) {
        this(condition, Map.of(parameter, value));
    }
}
