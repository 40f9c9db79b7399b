package io.dualcarbon.assets.registry;

import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What time it is, and which day where the tenant at work is. */
@ApplicationScoped
public class RegistryClock {
    private static final String DEFAULT_ZONE = "Asia/Shanghai";

    private final Clock clock;
    private final EntityManager entities;
    private final Tenancy tenancy;

    RegistryClock(Clock clock, EntityManager entities, Tenancy tenancy) {
        this.clock = clock;
        this.entities = entities;
        this.tenancy = tenancy;
    }

    Instant instant() {
        return clock.instant();
    }

    public LocalDate today() {
        var zone = entities.createNativeQuery("select time_zone from tenant where id = :tenant", String.class)
                .setParameter("tenant", tenancy.id())
                .getResultList();
        return LocalDate.ofInstant(
                clock.instant(), ZoneId.of(zone.isEmpty() ? DEFAULT_ZONE : String.valueOf(zone.get(0))));
    }
}
