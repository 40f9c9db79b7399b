package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A page of the registry's feed. Each event is read by itself: one that is no event must not spoil the others. */
@JsonIgnoreProperties(ignoreUnknown = true)
record RegistryPage(List<JsonNode> events, String cursor) {}
