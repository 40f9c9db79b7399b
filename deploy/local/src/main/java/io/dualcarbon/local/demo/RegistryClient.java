package io.dualcarbon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Creates the records that are not there yet, and knows the ids of those that are. What somebody retired stays retired,
 * and what would refer to it is left out.
 */
final class RegistryClient {
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> retired = new HashSet<>();

    /** Returns how many records were created. {@code path} lists and takes records of {@code kind}. */
    int create(Rest rest, String path, String kind, List<ObjectNode> records) {
        for (JsonNode item : rest.list(path)) {
            ids.put(reference(kind, item), item.path("id").asText());
            if (item.hasNonNull("retiredAt")) {
                retired.add(reference(kind, item));
            }
        }
        int created = 0;
        for (ObjectNode record : records) {
            String reference = reference(kind, record);
            if (ids.containsKey(reference)) {
                continue;
            }
            if (refersToRetired(record)) {
                retired.add(reference);
            } else {
                ids.put(reference, rest.post(path, withIds(record)).path("id").asText());
                created++;
            }
        }
        return created;
    }

    /** The ids by code. */
    Map<String, String> live(String kind) {
        String prefix = "@" + kind + "/";
        Map<String, String> byCode = new HashMap<>();
        ids.forEach((reference, id) -> {
            if (reference.startsWith(prefix) && !retired.contains(reference)) {
                byCode.put(reference.substring(prefix.length()), id);
            }
        });
        return byCode;
    }

    private static String reference(String kind, JsonNode record) {
        return "@" + kind + "/" + record.path("code").asText();
    }

    private boolean refersToRetired(JsonNode node) {
        if (node.isTextual()) {
            return retired.contains(node.asText());
        }
        for (JsonNode child : node) {
            if (refersToRetired(child)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode withIds(JsonNode node) {
        if (node.isTextual() && node.asText().startsWith("@")) {
            String id = ids.get(node.asText());
            if (id == null) {
                throw new IllegalStateException("Nothing is called " + node.asText());
            }
            return TextNode.valueOf(id);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(each -> copy.add(withIds(each)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), withIds(field.getValue())));
            return copy;
        }
        return node;
    }
}
