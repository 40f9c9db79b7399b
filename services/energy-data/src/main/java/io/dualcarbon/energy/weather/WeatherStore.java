package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hours of weather as rows. */
@ApplicationScoped
class WeatherStore {
    private final Database database;
    private final Tenancy tenancy;

    WeatherStore(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** The stored ones among these hours: the n-th station with the n-th start. */
    List<Hour> find(List<UUID> stationIds, List<Long> starts) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select h.station_id, extract(epoch from h.start)::bigint, h.temperature_c, h.irradiation_wh_m2
                    from weather_hour h
                    join unnest(?::uuid[], ?::bigint[]) as wanted(station_id, start)
                      on h.station_id = wanted.station_id and h.start = to_timestamp(wanted.start)
                    where h.tenant_id = ?
                    """)) {
                query.setArray(1, connection.createArrayOf("uuid", stationIds.toArray()));
                query.setArray(2, connection.createArrayOf("bigint", starts.toArray()));
                query.setString(3, tenancy.id());
                return hours(query);
            }
        });
    }

    /** The stored hours of a station that begin in {@code [from, to)}, in order. */
    List<Hour> read(UUID stationId, long from, long to) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select station_id, extract(epoch from start)::bigint, temperature_c, irradiation_wh_m2
                    from weather_hour
                    where tenant_id = ? and station_id = ? and start >= to_timestamp(?) and start < to_timestamp(?)
                    order by start
                    """)) {
                query.setString(1, tenancy.id());
                query.setObject(2, stationId);
                query.setLong(3, from);
                query.setLong(4, to);
                return hours(query);
            }
        });
    }

    boolean hasHours(UUID stationId) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select exists (select from weather_hour where tenant_id = ? and station_id = ?)")) {
                query.setString(1, tenancy.id());
                query.setObject(2, stationId);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return rows.getBoolean(1);
                }
            }
        });
    }

    /** When the first and the last hour with a temperature begin. */
    Optional<Observed> observed(UUID stationId) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select extract(epoch from min(start))::bigint, extract(epoch from max(start))::bigint
                    from weather_hour where tenant_id = ? and station_id = ? and temperature_c is not null
                    """)) {
                query.setString(1, tenancy.id());
                query.setObject(2, stationId);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    var observed = new Observed(rows.getLong(1), rows.getLong(2));
                    return rows.wasNull() ? Optional.<Observed>empty() : Optional.of(observed);
                }
            }
        });
    }

    void save(List<Hour> hours, List<Revision> revisions, UUID uploadId, OffsetDateTime now) {
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into weather_hour_revision (tenant_id, station_id, start, temperature_c, irradiation_wh_m2,
                        upload_id, revised_at, ordinal, received_at)
                    values (?, ?, to_timestamp(?), ?, ?, ?, ?, ?, coalesce(?::timestamptz, (
                        select received_at from weather_hour
                        where tenant_id = ? and station_id = ? and start = to_timestamp(?))))
                    """)) {
                for (var revision : revisions) {
                    bind(insert, revision.before(), uploadId, now);
                    insert.setInt(8, revision.row());
                    insert.setObject(9, revision.isOfSameUpload() ? now : null);
                    insert.setString(10, tenancy.id());
                    insert.setObject(11, revision.before().stationId());
                    insert.setLong(12, revision.before().start());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (var upsert = connection.prepareStatement("""
                    insert into weather_hour (tenant_id, station_id, start, temperature_c, irradiation_wh_m2,
                        upload_id, received_at)
                    values (?, ?, to_timestamp(?), ?, ?, ?, ?)
                    on conflict (tenant_id, station_id, start) do update
                    set temperature_c = excluded.temperature_c, irradiation_wh_m2 = excluded.irradiation_wh_m2,
                        upload_id = excluded.upload_id, received_at = excluded.received_at
                    """)) {
                for (var hour : hours) {
                    bind(upsert, hour, uploadId, now);
                    upsert.addBatch();
                }
                return upsert.executeBatch().length;
            }
        });
    }

    private void bind(PreparedStatement statement, Hour hour, UUID uploadId, OffsetDateTime now) throws SQLException {
        statement.setString(1, tenancy.id());
        statement.setObject(2, hour.stationId());
        statement.setLong(3, hour.start());
        set(statement, 4, hour.observed().temperatureC());
        set(statement, 5, hour.observed().irradiationWhM2());
        statement.setObject(6, uploadId);
        statement.setObject(7, now);
    }

    private static void set(PreparedStatement statement, int index, double value) throws SQLException {
        statement.setObject(index, Double.isNaN(value) ? null : value, Types.DOUBLE);
    }

    private static List<Hour> hours(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Hour>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(new Hour(
                        rows.getObject(1, UUID.class),
                        rows.getLong(2),
                        new WeatherHour(number(rows, 3), number(rows, 4))));
            }
        }
        return found;
    }

    private static double number(ResultSet row, int column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    record Observed(long first, long last) {}

    record Hour(UUID stationId, long start, WeatherHour observed) {}

    /**
     * What an hour was before that row of the upload corrected it.
     *
     * @param isOfSameUpload true if another row of the same upload had brought it
     */
    record Revision(Hour before, int row, boolean isOfSameUpload) {}
}
