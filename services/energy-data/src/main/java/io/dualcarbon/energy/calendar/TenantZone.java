package io.dualcarbon.energy.calendar;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;

/** Where the tenant's days begin. */
@ApplicationScoped
public class TenantZone {
    private static final ZoneId DEFAULT = ZoneId.of("Asia/Shanghai");

    private final Database database;
    private final Tenancy tenancy;

    TenantZone(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    public ZoneId get() {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("select time_zone from tenant where tenant_id = ?")) {
                query.setString(1, tenancy.id());
                try (var rows = query.executeQuery()) {
                    return rows.next() ? ZoneId.of(rows.getString(1)) : DEFAULT;
                }
            }
        });
    }
}
