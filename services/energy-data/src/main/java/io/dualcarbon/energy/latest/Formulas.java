package io.dualcarbon.energy.latest;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Which meters are formulas over others, and whether they have been worked out. */
@ApplicationScoped
class Formulas {
    private final Database database;
    private final Tenancy tenancy;

    Formulas(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** The formulas in which one of the meters is a term. */
    Set<UUID> over(Collection<UUID> meterIds) {
        return select("""
                select distinct virtual_meter_id from meter_term where tenant_id = ? and meter_id = any(?)
                """, meterIds);
    }

    /** Those of the formulas of which some day waits to be worked out, because one of their meters changed in it. */
    Set<UUID> waiting(Collection<UUID> formulaIds) {
        return select("""
                select distinct t.virtual_meter_id
                from meter_term t join dirty_range d on d.tenant_id = t.tenant_id and d.kind = 'METER' and d.id = t.meter_id
                where t.tenant_id = ? and t.virtual_meter_id = any(?)
                """, formulaIds);
    }

    private Set<UUID> select(String sql, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, tenancy.id());
                query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
                var found = new HashSet<UUID>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                }
                return found;
            }
        });
    }
}
