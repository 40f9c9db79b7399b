package io.dualcarbon.energy.charging;

import io.dualcarbon.energy.registry.MeterRef;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The stations of the registry and their sessions. */
@ApplicationScoped
public class ChargingStore {
    private static final int ROWS_AT_A_TIME = 1_000;

    private static final String SESSIONS = """
            select session_id, connector, started_at, ended_at, energy_kwh, received_at, (
                select count(*) from charging_session_revision r
                where r.tenant_id = s.tenant_id and r.charging_station_id = s.charging_station_id
                  and r.session_id = s.session_id)
            from charging_session s where tenant_id = ? and charging_station_id = ? and
            """;

    private final Database database;
    private final Tenancy tenancy;

    ChargingStore(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** Refuses what is no station. */
    public void requireStation(UUID id) {
        get(id);
    }

    ChargingStation get(UUID id) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select code, meter_id, coalesce(charging_points, 0), rated_power_kw from charging_station
                    where tenant_id = ? and charging_station_id = ?
                    """)) {
                query.setString(1, tenancy.id());
                query.setObject(2, id);
                try (var rows = query.executeQuery()) {
                    if (!rows.next()) {
                        throw ChargingProblem.CHARGING_STATION_NOT_FOUND.because(id);
                    }
                    var ratedPowerKw = rows.getBigDecimal(4);
                    return new ChargingStation(
                            id,
                            rows.getString(1),
                            rows.getObject(2, UUID.class),
                            rows.getInt(3),
                            ratedPowerKw == null ? null : ratedPowerKw.doubleValue());
                }
            }
        });
    }

    /** The stations that exist among those named; nobody else writes their sessions until the transaction ends. */
    Map<MeterRef, UUID> lock(Collection<MeterRef> refs) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select charging_station_id, code from charging_station
                    where tenant_id = ? and (charging_station_id::text = any(?) or code = any(?))
                    order by charging_station_id for no key update
                    """)) {
                query.setString(1, tenancy.id());
                query.setArray(2, connection.createArrayOf("text", texts(refs, MeterRef.Kind.ID)));
                query.setArray(3, connection.createArrayOf("text", texts(refs, MeterRef.Kind.CODE)));
                var byName = new HashMap<MeterRef, UUID>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var station = rows.getObject(1, UUID.class);
                        byName.put(new MeterRef(MeterRef.Kind.ID, station.toString()), station);
                        byName.put(new MeterRef(MeterRef.Kind.CODE, rows.getString(2)), station);
                    }
                }
                var found = new HashMap<MeterRef, UUID>();
                for (var ref : refs) {
                    var station = byName.get(new MeterRef(ref.kind(), text(ref)));
                    if (station != null) {
                        found.put(ref, station);
                    }
                }
                return found;
            }
        });
    }

    private static Object[] texts(Collection<MeterRef> refs, MeterRef.Kind kind) {
        return refs.stream()
                .filter(ref -> ref.kind() == kind)
                .map(ChargingStore::text)
                .toArray();
    }

    private static String text(MeterRef ref) {
        return ref.kind() == MeterRef.Kind.ID ? ref.text().toLowerCase(Locale.ROOT) : ref.text();
    }

    /** The stored ones among these sessions. */
    Map<SessionKey, ChargingSession> find(List<SessionKey> keys) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select charging_station_id, session_id, connector, extract(epoch from started_at)::bigint,
                           extract(epoch from ended_at)::bigint, energy_kwh
                    from charging_session
                    join unnest(?::uuid[], ?::text[]) as wanted(charging_station_id, session_id)
                        using (charging_station_id, session_id)
                    where tenant_id = ?
                    """)) {
                query.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid", keys.stream().map(SessionKey::stationId).toArray()));
                query.setArray(
                        2,
                        connection.createArrayOf(
                                "text", keys.stream().map(SessionKey::sessionId).toArray()));
                query.setString(3, tenancy.id());
                var found = new HashMap<SessionKey, ChargingSession>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(new SessionKey(rows.getObject(1, UUID.class), rows.getString(2)), session(rows, 3));
                    }
                }
                return found;
            }
        });
    }

    void save(Map<SessionKey, ChargingSession> sessions, List<Revision> revisions, UUID uploadId, OffsetDateTime now) {
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into charging_session_revision (tenant_id, charging_station_id, session_id, connector,
                        started_at, ended_at, energy_kwh, revised_at, upload_id, ordinal, received_at)
                    values (?, ?, ?, ?, to_timestamp(?), to_timestamp(?), ?, ?, ?, ?, coalesce(?::timestamptz, (
                        select received_at from charging_session
                        where tenant_id = ? and charging_station_id = ? and session_id = ?)))
                    """)) {
                for (var revision : revisions) {
                    bind(insert, revision.key(), revision.before(), uploadId, now);
                    insert.setInt(10, revision.row());
                    insert.setObject(11, revision.isOfSameUpload() ? now : null);
                    insert.setString(12, tenancy.id());
                    insert.setObject(13, revision.key().stationId());
                    insert.setString(14, revision.key().sessionId());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (var upsert = connection.prepareStatement("""
                    insert into charging_session (tenant_id, charging_station_id, session_id, connector, started_at,
                        ended_at, energy_kwh, received_at, upload_id)
                    values (?, ?, ?, ?, to_timestamp(?), to_timestamp(?), ?, ?, ?)
                    on conflict (tenant_id, charging_station_id, session_id) do update
                    set connector = excluded.connector, started_at = excluded.started_at,
                        ended_at = excluded.ended_at, energy_kwh = excluded.energy_kwh,
                        received_at = excluded.received_at, upload_id = excluded.upload_id
                    """)) {
                for (var session : sessions.entrySet()) {
                    bind(upsert, session.getKey(), session.getValue(), uploadId, now);
                    upsert.addBatch();
                }
                return upsert.executeBatch().length;
            }
        });
    }

    private void bind(
            PreparedStatement statement, SessionKey key, ChargingSession session, UUID uploadId, OffsetDateTime now)
            throws SQLException {
        statement.setString(1, tenancy.id());
        statement.setObject(2, key.stationId());
        statement.setString(3, key.sessionId());
        statement.setString(4, session.connector());
        statement.setLong(5, session.start());
        statement.setLong(6, session.end());
        statement.setBigDecimal(7, session.energyKwh());
        statement.setObject(8, now);
        statement.setObject(9, uploadId);
    }

    void delete(SessionKey key) {
        database.ask(connection -> {
            try (var delete = connection.prepareStatement("""
                    delete from charging_session
                    where tenant_id = ? and charging_station_id = ? and session_id = ?
                    """)) {
                delete.setString(1, tenancy.id());
                delete.setObject(2, key.stationId());
                delete.setString(3, key.sessionId());
                return delete.executeUpdate();
            }
        });
    }

    /** When the station's first session began. */
    Optional<Instant> firstStart(UUID stationId) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select started_at from charging_session where tenant_id = ? and charging_station_id = ?
                    order by started_at limit 1
                    """)) {
                query.setString(1, tenancy.id());
                query.setObject(2, stationId);
                try (var rows = query.executeQuery()) {
                    return rows.next()
                            ? Optional.of(
                                    rows.getObject(1, OffsetDateTime.class).toInstant())
                            : Optional.empty();
                }
            }
        });
    }

    /** The sessions of which some part lies in {@code [from, to)}, in the order of their start. */
    void forEach(UUID stationId, Instant from, Instant to, Consumer<ChargingSession> consumer) {
        database.ask(connection -> {
            // No session is longer than 7 days: so the index by start leads to all that matter.
            try (var query = connection.prepareStatement("""
                    select connector, extract(epoch from started_at)::bigint, extract(epoch from ended_at)::bigint,
                           energy_kwh
                    from charging_session
                    where tenant_id = ? and charging_station_id = ? and started_at >= to_timestamp(?) - interval '7 days'
                      and started_at < to_timestamp(?) and ended_at > to_timestamp(?)
                    order by started_at, session_id
                    """)) {
                query.setFetchSize(ROWS_AT_A_TIME);
                query.setString(1, tenancy.id());
                query.setObject(2, stationId);
                query.setLong(3, from.getEpochSecond());
                query.setLong(4, to.getEpochSecond());
                query.setLong(5, from.getEpochSecond());
                var count = 0;
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        consumer.accept(session(rows, 1));
                        count++;
                    }
                }
                return count;
            }
        });
    }

    /** The session, or the refusal that there is none. */
    ChargingSessionView session(ChargingStation station, String sessionId, ZoneId zone) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SESSIONS + "session_id = ?")) {
                query.setString(1, tenancy.id());
                query.setObject(2, station.id());
                query.setString(3, sessionId);
                try (var rows = query.executeQuery()) {
                    if (!rows.next()) {
                        throw ChargingProblem.CHARGING_SESSION_NOT_FOUND.because(station.code(), sessionId);
                    }
                    return view(rows, station.id(), zone);
                }
            }
        });
    }

    Page<ChargingSessionView> page(UUID stationId, PageRequest page, ZoneId zone) {
        return database.page(
                page,
                ChargingSessionView::sessionId,
                row -> view(row, stationId, zone),
                SESSIONS + "session_id > ? order by session_id limit ?",
                tenancy.id(),
                stationId,
                page.after());
    }

    private static ChargingSessionView view(ResultSet row, UUID stationId, ZoneId zone) throws SQLException {
        return new ChargingSessionView(
                stationId,
                row.getInt(7),
                row.getString(1),
                Optional.ofNullable(row.getString(2)),
                local(row, 3, zone),
                local(row, 4, zone),
                row.getBigDecimal(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime local(ResultSet row, int column, ZoneId zone) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(zone)
                .toOffsetDateTime();
    }

    private static ChargingSession session(ResultSet row, int first) throws SQLException {
        return new ChargingSession(
                row.getString(first), row.getLong(first + 1), row.getLong(first + 2), row.getBigDecimal(first + 3));
    }

    /** A session's name. */
    record SessionKey(UUID stationId, String sessionId) {}

    /**
     * What the row of an upload replaced.
     *
     * @param isOfSameUpload true if another row of the same upload had brought it
     */
    record Revision(SessionKey key, ChargingSession before, int row, boolean isOfSameUpload) {}
}
