package io.dualcarbon.energy.bill;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** The bills as they were billed. */
@ApplicationScoped
class BillStore {
    private static final String SELECT = """
            select from_day, to_day, quantity, received_at, (
                select count(*) from billed_period_revision r
                where r.tenant_id = b.tenant_id and r.meter_id = b.meter_id and r.from_day = b.from_day)
            from billed_period b where tenant_id = ? and meter_id = ? and
            """;

    private final Database database;
    private final Tenancy tenancy;

    BillStore(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** The stored bills of the meters by their first day. Nobody else bills these meters until the transaction ends. */
    Map<UUID, NavigableMap<LocalDate, Bill>> lock(Collection<UUID> meterIds) {
        return database.ask(connection -> {
            var ids = connection.createArrayOf("uuid", meterIds.toArray());
            try (var lock = connection.prepareStatement(
                    "select 1 from meter where tenant_id = ? and meter_id = any(?) order by meter_id"
                            + " for no key update")) {
                lock.setString(1, tenancy.id());
                lock.setArray(2, ids);
                lock.execute();
            }
            var found = new HashMap<UUID, NavigableMap<LocalDate, Bill>>();
            meterIds.forEach(id -> found.put(id, new TreeMap<>()));
            try (var query = connection.prepareStatement("select meter_id, from_day, to_day, quantity"
                    + " from billed_period where tenant_id = ? and meter_id = any(?)")) {
                query.setString(1, tenancy.id());
                query.setArray(2, ids);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var bill = new Bill(
                                rows.getObject(2, LocalDate.class),
                                rows.getObject(3, LocalDate.class),
                                rows.getBigDecimal(4));
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new TreeMap<>())
                                .put(bill.from(), bill);
                    }
                }
            }
            return found;
        });
    }

    /** Keeps what a bill was before it is corrected or taken back. */
    void keepHistory(UUID meterId, Bill before, UUID uploadId, int ordinal, OffsetDateTime now) {
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into billed_period_revision (tenant_id, meter_id, from_day, upload_id, ordinal, revised_at,
                        quantity, to_day, received_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, coalesce((
                        select received_at from billed_period
                        where tenant_id = ? and meter_id = ? and from_day = ?), ?))
                    """)) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, meterId);
                insert.setObject(3, before.from());
                insert.setObject(4, uploadId);
                insert.setInt(5, ordinal);
                insert.setObject(6, now);
                insert.setBigDecimal(7, before.quantity());
                insert.setObject(8, before.to());
                insert.setString(9, tenancy.id());
                insert.setObject(10, meterId);
                insert.setObject(11, before.from());
                insert.setObject(12, now); // the same upload brought it
                return insert.executeUpdate();
            }
        });
    }

    void delete(UUID meterId, LocalDate from) {
        database.ask(connection -> {
            try (var delete = connection.prepareStatement(
                    "delete from billed_period where tenant_id = ? and meter_id = ? and from_day = ?")) {
                delete.setString(1, tenancy.id());
                delete.setObject(2, meterId);
                delete.setObject(3, from);
                return delete.executeUpdate();
            }
        });
    }

    void save(UUID meterId, Collection<Bill> bills, UUID uploadId, OffsetDateTime now) {
        database.ask(connection -> {
            try (var upsert = connection.prepareStatement("""
                    insert into billed_period (tenant_id, meter_id, from_day, to_day, quantity, received_at, upload_id)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (tenant_id, meter_id, from_day) do update
                    set quantity = excluded.quantity, received_at = excluded.received_at,
                        upload_id = excluded.upload_id
                    """)) {
                for (var bill : bills) {
                    upsert.setString(1, tenancy.id());
                    upsert.setObject(2, meterId);
                    upsert.setObject(3, bill.from());
                    upsert.setObject(4, bill.to());
                    upsert.setBigDecimal(5, bill.quantity());
                    upsert.setObject(6, now);
                    upsert.setObject(7, uploadId);
                    upsert.addBatch();
                }
                return upsert.executeBatch().length;
            }
        });
    }

    /** The bill whose first day it is, or the refusal that there is none. */
    BilledPeriodView get(Meter meter, LocalDate from) {
        if (!LocalDays.isKept(from)) {
            throw BillProblem.BILL_NOT_FOUND.because(meter.code(), from);
        }
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SELECT + "from_day = ?")) {
                query.setString(1, tenancy.id());
                query.setObject(2, meter.id());
                query.setObject(3, from);
                try (var rows = query.executeQuery()) {
                    if (!rows.next()) {
                        throw BillProblem.BILL_NOT_FOUND.because(meter.code(), from);
                    }
                    return view(rows, meter);
                }
            }
        });
    }

    Page<BilledPeriodView> page(Meter meter, PageRequest page) {
        return database.page(
                page,
                bill -> bill.from().toString(),
                row -> view(row, meter),
                SELECT + "from_day::text > ? order by from_day limit ?",
                tenancy.id(),
                meter.id(),
                page.after());
    }

    private static BilledPeriodView view(ResultSet row, Meter meter) throws SQLException {
        return new BilledPeriodView(
                meter.id(),
                row.getInt(5),
                row.getObject(1, LocalDate.class),
                row.getObject(2, LocalDate.class),
                row.getBigDecimal(3),
                meter.carrier().baseUnit(),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }
}
