package io.dualcarbon.energy.bill;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What other features read of the bills. */
@ApplicationScoped
public class BillReader {
    private final Database database;
    private final Tenancy tenancy;

    BillReader(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** The meter's bills that lie whole in {@code [from, to)}, by day. */
    public List<Bill> read(UUID meterId, LocalDate from, LocalDate to) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select from_day, to_day, quantity from billed_period
                    where tenant_id = ? and meter_id = ? and from_day >= ? and to_day <= ? order by from_day
                    """)) {
                query.setString(1, tenancy.id());
                query.setObject(2, meterId);
                query.setObject(3, from);
                query.setObject(4, to);
                var found = new ArrayList<Bill>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Bill(
                                rows.getObject(1, LocalDate.class),
                                rows.getObject(2, LocalDate.class),
                                rows.getBigDecimal(3)));
                    }
                }
                return found;
            }
        });
    }
}
