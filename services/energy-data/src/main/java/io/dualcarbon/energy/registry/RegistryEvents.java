package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dualcarbon.platform.change.CloudEvent;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Applies pages of events, those of a tenant in one transaction. One that cannot be applied by what it says is set aside,
 * and stops no other.
 */
@ApplicationScoped
class RegistryEvents {
    /** Of a district whose whole tree changes. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Mirror mirror;
    private final SetAsideEvents setAside;
    private final ObjectReader reader;

    RegistryEvents(Mirror mirror, SetAsideEvents setAside, ObjectMapper json) {
        this.mirror = mirror;
        this.setAside = setAside;
        // A registry that has learnt to say more of an event is still understood.
        this.reader = json.readerFor(CloudEvent.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Throws if the database cannot be asked: what was applied until then changes nothing when it comes again. */
    void apply(RegistryPage page) {
        var byTenant = new LinkedHashMap<String, List<Received>>();
        var unreadable = new LinkedHashMap<JsonNode, String>();
        for (var sent : page.events()) {
            try {
                var event = read(sent);
                byTenant.computeIfAbsent(event.tenantid(), tenant -> new ArrayList<>())
                        .add(new Received(event, sent));
            } catch (JsonProcessingException e) {
                unreadable.put(sent, e.getOriginalMessage());
            }
        }
        byTenant.forEach((tenant, events) -> applyInOrder(tenant, events, page.cursor()));
        unreadable.forEach((sent, problem) -> setAside.keep(sent, page.cursor(), problem));
    }

    /** What restates closed months is applied by itself: what it moves is recorded with its reason. */
    private void applyInOrder(String tenant, List<Received> received, String cursor) {
        var together = new ArrayList<Received>();
        for (var each : received) {
            if (Restating.of(each.event()) != null) {
                applyAll(tenant, together, cursor);
                together.clear();
                applyAll(tenant, List.of(each), cursor);
            } else {
                together.add(each);
            }
        }
        applyAll(tenant, together, cursor);
    }

    private void applyAll(String tenant, List<Received> received, String cursor) {
        if (!received.isEmpty()) {
            apply(tenant, received, cursor);
        }
    }

    /** Halves what fails until the one event that does stands alone. */
    private void apply(String tenant, List<Received> received, String cursor) {
        try {
            Tenancy.inTransactionOf(tenant, LONGEST, () -> {
                var events = received.stream().map(Received::event).toList();
                mirror.apply(tenant, events);
                setAside.forget(
                        tenant,
                        events.stream().map(CloudEvent::subject).distinct().toList());
                return tenant;
            });
        } catch (RuntimeException e) {
            if (!Poison.isCauseOf(e)) {
                throw e;
            }
            if (received.size() == 1) {
                setAside.keep(received.get(0).sent(), cursor, Poison.reason(e));
                return;
            }
            var half = received.size() / 2;
            apply(tenant, received.subList(0, half), cursor);
            apply(tenant, received.subList(half, received.size()), cursor);
        }
    }

    private CloudEvent read(JsonNode sent) throws JsonProcessingException {
        @Nullable CloudEvent event;
        try {
            event = reader.readValue(sent);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is none in memory
        }
        if (event == null || !isWhole(event)) {
            throw new JsonMappingException(null, "An event has id, type, subject, time and tenantid");
        }
        return event;
    }

    /** No record's constructor sees to it. */
    @SuppressWarnings("ConstantValue")
    private static boolean isWhole(CloudEvent event) {
        return Stream.<@Nullable Object>of(event.id(), event.type(), event.subject(), event.time(), event.tenantid())
                        .noneMatch(part -> part == null)
                && !event.tenantid().isBlank();
    }

    /** An event, and as it was given. */
    private record Received(CloudEvent event, JsonNode sent) {}
}
