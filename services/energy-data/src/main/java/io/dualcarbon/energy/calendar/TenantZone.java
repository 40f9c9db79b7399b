package io.dualcarbon.energy.calendar;

import io.dualcarbon.platform.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Where the tenant's days begin. */
@ApplicationScoped
public class TenantZone {
    private static final ZoneId DEFAULT = ZoneId.of("Asia/Shanghai");

    private final Rows rows;
    private final Clock clock;

    TenantZone(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public ZoneId get() {
        return rows.sql("select time_zone from tenant where tenant_id = :tenant")
                .one(String.class)
                .map(ZoneId::of)
                .orElse(DEFAULT);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), get());
    }
}
