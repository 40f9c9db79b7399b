package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.registry.MeterRef;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tenant's weather stations. */
@ApplicationScoped
class StationStore {
    private static final String COLUMNS = "station_id, version, code, name, latitude, longitude, source,"
            + " illustrative, neighbour_id, created_at from weather_station";
    /** How many temperatures a station has between two seconds of the epoch. */
    private static final String KNOWN = """
            (select count(*) from weather_hour h
             where h.tenant_id = s.tenant_id and h.station_id = s.station_id and h.start >= to_timestamp(?)
               and h.start < to_timestamp(?) and h.temperature_c is not null)
            """;

    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final Tenancy tenancy;
    private final Clock clock;

    StationStore(Database database, Tenancy tenancy, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    WeatherStationView add(NewStation request) {
        if (request.neighbourId() != null) {
            requireKnown(request.neighbourId());
        }
        var id = UUID.randomUUID();
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into weather_station (tenant_id, station_id, code, name, latitude, longitude, source,
                        illustrative, neighbour_id, created_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, id);
                insert.setString(3, request.code());
                insert.setString(4, request.name());
                insert.setObject(5, request.latitude());
                insert.setObject(6, request.longitude());
                insert.setString(7, request.source());
                insert.setBoolean(8, Boolean.TRUE.equals(request.illustrative()));
                insert.setObject(9, request.neighbourId());
                insert.setObject(10, clock.instant().atOffset(ZoneOffset.UTC));
                return insert.executeUpdate();
            } catch (SQLException e) {
                if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw WeatherProblem.WEATHER_STATION_CODE_TAKEN
                            .because(request.code())
                            .at("code");
                }
                throw e;
            }
        });
        return get(id);
    }

    /** Of those that know a temperature of the hours that begin in {@code [from, to)}, seconds of the epoch. */
    Optional<WeatherStationView> best(long from, long to) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("select " + COLUMNS + " s where tenant_id = ? and " + KNOWN
                    + " > 0 order by illustrative, " + KNOWN + " desc, code limit 1")) {
                query.setString(1, tenancy.id());
                query.setLong(2, from);
                query.setLong(3, to);
                query.setLong(4, from);
                query.setLong(5, to);
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(view(rows)) : Optional.<WeatherStationView>empty();
                }
            }
        });
    }

    /** Nobody deletes it until the transaction ends. */
    private void requireKnown(UUID neighbourId) {
        if (find(neighbourId, " for key share").isEmpty()) {
            throw WeatherProblem.WEATHER_STATION_NOT_FOUND.because(neighbourId).at("neighbourId");
        }
    }

    WeatherStationView get(UUID id) {
        return find(id, "").orElseThrow(() -> WeatherProblem.WEATHER_STATION_NOT_FOUND.because(id));
    }

    /** As {@link #get}; nobody else changes it until the transaction ends. */
    WeatherStationView lock(UUID id) {
        return find(id, " for no key update").orElseThrow(() -> WeatherProblem.WEATHER_STATION_NOT_FOUND.because(id));
    }

    /** As {@link #lock}; nor does anybody name it as a neighbour. */
    WeatherStationView lockToDelete(UUID id) {
        return find(id, " for update").orElseThrow(() -> WeatherProblem.WEATHER_STATION_NOT_FOUND.because(id));
    }

    /** The code of a station whose neighbour it is. */
    Optional<String> standsInFor(UUID id) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select min(code) from weather_station where tenant_id = ? and neighbour_id = ?")) {
                query.setString(1, tenancy.id());
                query.setObject(2, id);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return Optional.ofNullable(rows.getString(1));
                }
            }
        });
    }

    void delete(UUID id) {
        database.ask(connection -> {
            try (var delete =
                    connection.prepareStatement("delete from weather_station where tenant_id = ? and station_id = ?")) {
                delete.setString(1, tenancy.id());
                delete.setObject(2, id);
                return delete.executeUpdate();
            }
        });
    }

    void setNeighbour(UUID id, @Nullable UUID neighbourId) {
        if (neighbourId != null) {
            requireKnown(neighbourId);
        }
        if (id.equals(neighbourId)) {
            throw WeatherProblem.STATION_ITS_OWN_NEIGHBOUR.because().at("neighbourId");
        }
        database.ask(connection -> {
            try (var update = connection.prepareStatement("update weather_station set neighbour_id = ?,"
                    + " version = version + 1 where tenant_id = ? and station_id = ?")) {
                update.setObject(1, neighbourId);
                update.setString(2, tenancy.id());
                update.setObject(3, id);
                return update.executeUpdate();
            }
        });
    }

    private Optional<WeatherStationView> find(UUID id, String lock) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select " + COLUMNS + " where tenant_id = ? and station_id = ?" + lock)) {
                query.setString(1, tenancy.id());
                query.setObject(2, id);
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(view(rows)) : Optional.<WeatherStationView>empty();
                }
            }
        });
    }

    Page<WeatherStationView> page(PageRequest page) {
        return database.page(
                page,
                WeatherStationView::code,
                StationStore::view,
                "select " + COLUMNS + " where tenant_id = ? and code > ? order by code limit ?",
                tenancy.id(),
                page.after());
    }

    /** The stations that exist among those named; nobody else writes their hours until the transaction ends. */
    Map<MeterRef, UUID> lock(Collection<MeterRef> refs) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select station_id, code from weather_station
                    where tenant_id = ? and (station_id::text = any(?) or code = any(?))
                    order by station_id for no key update
                    """)) {
                query.setString(1, tenancy.id());
                query.setArray(2, connection.createArrayOf("text", texts(refs, MeterRef.Kind.ID)));
                query.setArray(3, connection.createArrayOf("text", texts(refs, MeterRef.Kind.CODE)));
                var byName = new HashMap<String, UUID>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var station = rows.getObject(1, UUID.class);
                        byName.put(MeterRef.Kind.ID + station.toString(), station);
                        byName.put(MeterRef.Kind.CODE + rows.getString(2), station);
                    }
                }
                var found = new HashMap<MeterRef, UUID>();
                for (var ref : refs) {
                    var station = byName.get(ref.kind() + name(ref));
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
                .map(StationStore::name)
                .toArray();
    }

    private static String name(MeterRef ref) {
        return ref.kind() == MeterRef.Kind.ID ? ref.text().toLowerCase(Locale.ROOT) : ref.text();
    }

    private static WeatherStationView view(ResultSet row) throws SQLException {
        return new WeatherStationView(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                Optional.ofNullable(row.getObject(5, Double.class)),
                Optional.ofNullable(row.getObject(6, Double.class)),
                row.getString(7),
                row.getBoolean(8),
                Optional.ofNullable(row.getObject(9, UUID.class)),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }
}
