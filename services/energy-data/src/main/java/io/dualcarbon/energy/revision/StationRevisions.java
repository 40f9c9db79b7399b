package io.dualcarbon.energy.revision;

import static io.dualcarbon.energy.revision.Revisions.replacement;
import static io.dualcarbon.energy.revision.Revisions.time;

import io.dualcarbon.energy.revision.ChargingSessionRevisionView.ToldSessionView;
import io.dualcarbon.energy.revision.SourceRevisions.Placed;
import io.dualcarbon.energy.revision.WeatherRevisionView.ToldWeatherView;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was replaced of that which stations tell: charging sessions, and hours of weather. */
@ApplicationScoped
class StationRevisions {
    private static final String SESSIONS = """
            with revision as (
                select tenant_id, charging_station_id, session_id, revised_at, ordinal, upload_id, connector,
                       started_at, ended_at, energy_kwh, received_at
                from charging_session_revision where tenant_id = ? and charging_station_id = ?
            ), state as (
                select * from revision
                union all
                select tenant_id, charging_station_id, session_id, 'infinity', 0, upload_id, connector, started_at,
                       ended_at, energy_kwh, received_at
                from charging_session where tenant_id = ? and charging_station_id = ?
                  and session_id in (select session_id from revision)
            ), followed as (
                select *, lead(connector) over later as later_connector, lead(started_at) over later as later_start,
                       lead(ended_at) over later as later_end, lead(energy_kwh) over later as later_energy
                from state window later as (partition by session_id order by revised_at, ordinal)
            ), r as (
                select *, charging_station_id as subject_id,
                       (least(started_at, later_start) at time zone ?)::date as first_day,
                       (greatest(ended_at, later_end) at time zone ?)::date as last_day
                from followed
            )
            select r.session_id, r.ordinal, r.connector, r.started_at, r.ended_at, r.energy_kwh, r.received_at,
                   r.later_connector, r.later_start, r.later_end, r.later_energy, %s
            from r %s
            where r.revised_at < 'infinity' and (r.session_id, r.revised_at, r.ordinal) > (?, ?, ?)
            order by r.session_id, r.revised_at, r.ordinal limit ?
            """.formatted(Revisions.REPLACEMENT, Revisions.REPLACED_BY);

    /** What an hour has gained by additions, which replace nothing, is told where that is replaced. */
    private static final String HOURS = """
            with state as (
                select tenant_id, station_id, start, revised_at, ordinal, upload_id, temperature_c, irradiation_wh_m2,
                       received_at
                from weather_hour_revision where tenant_id = ? and station_id = ? and start >= ? and start < ?
                union all
                select tenant_id, station_id, start, 'infinity', 0, upload_id, temperature_c, irradiation_wh_m2,
                       received_at
                from weather_hour where tenant_id = ? and station_id = ? and start >= ? and start < ?
            ), r as (
                select *, station_id as subject_id, start::date as first_day, start::date as last_day,
                       lead(temperature_c) over later as later_temperature,
                       lead(irradiation_wh_m2) over later as later_irradiation,
                       to_char(start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as place
                from state window later as (partition by start order by revised_at, ordinal)
            )
            select r.place, r.ordinal, r.start, r.temperature_c, r.irradiation_wh_m2, r.received_at,
                   r.later_temperature, r.later_irradiation, %s
            from r %s
            where r.revised_at < 'infinity' and (r.place, r.revised_at, r.ordinal) > (?, ?, ?)
            order by r.place, r.revised_at, r.ordinal limit ?
            """.formatted(Revisions.REPLACEMENT, Revisions.REPLACED_BY);

    private final Database database;
    private final Tenancy tenancy;

    StationRevisions(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    Page<ChargingSessionRevisionView> sessions(UUID stationId, ZoneId zone, PageRequest page) {
        var after = RevisionCursor.of(page);
        return database.page(
                        page,
                        placed -> placed.place().text(),
                        row -> new Placed<>(place(row, "session_id"), session(row, stationId, zone)),
                        SESSIONS,
                        tenancy.id(),
                        stationId,
                        tenancy.id(),
                        stationId,
                        zone.getId(),
                        zone.getId(),
                        after.of(),
                        after.replacedAt().atOffset(ZoneOffset.UTC),
                        after.ordinal())
                .map(Placed::view);
    }

    private static ChargingSessionRevisionView session(ResultSet row, UUID stationId, ZoneId zone) throws SQLException {
        var isTakenBack = SourceRevisions.isTakenBack(row, "CHARGING_SESSION_DELETED");
        return new ChargingSessionRevisionView(
                stationId,
                row.getString("session_id"),
                receivedAt(row),
                new ToldSessionView(
                        Optional.ofNullable(row.getString("connector")),
                        local(row, "started_at", zone),
                        local(row, "ended_at", zone),
                        row.getBigDecimal("energy_kwh")),
                isTakenBack
                        ? null
                        : new ToldSessionView(
                                Optional.ofNullable(row.getString("later_connector")),
                                local(row, "later_start", zone),
                                local(row, "later_end", zone),
                                row.getBigDecimal("later_energy")),
                replacement(row));
    }

    /** Of the hours that begin in {@code [from, to)}. */
    Page<WeatherRevisionView> hours(UUID stationId, Instant from, Instant to, ZoneId zone, PageRequest page) {
        var after = RevisionCursor.of(page);
        var start = from.atOffset(ZoneOffset.UTC);
        var end = to.atOffset(ZoneOffset.UTC);
        return database.page(
                        page,
                        placed -> placed.place().text(),
                        row -> new Placed<>(place(row, "place"), hour(row, stationId, zone)),
                        HOURS,
                        tenancy.id(),
                        stationId,
                        start,
                        end,
                        tenancy.id(),
                        stationId,
                        start,
                        end,
                        after.of(),
                        after.replacedAt().atOffset(ZoneOffset.UTC),
                        after.ordinal())
                .map(Placed::view);
    }

    private static WeatherRevisionView hour(ResultSet row, UUID stationId, ZoneId zone) throws SQLException {
        var temperature = number(row, "temperature_c");
        var irradiation = number(row, "irradiation_wh_m2");
        var laterTemperature = number(row, "later_temperature");
        var laterIrradiation = number(row, "later_irradiation");
        var replacesTemperature = temperature != null && !temperature.equals(laterTemperature);
        var replacesIrradiation = irradiation != null && !irradiation.equals(laterIrradiation);
        return new WeatherRevisionView(
                stationId,
                local(row, "start", zone),
                receivedAt(row),
                new ToldWeatherView(replacesTemperature ? temperature : null, replacesIrradiation ? irradiation : null),
                new ToldWeatherView(
                        replacesTemperature ? laterTemperature : null, replacesIrradiation ? laterIrradiation : null),
                replacement(row));
    }

    private static RevisionCursor place(ResultSet row, String of) throws SQLException {
        return new RevisionCursor(row.getString(of), time(row, "revised_at"), row.getInt("ordinal"));
    }

    /** Not kept of what was replaced long ago. */
    private static Optional<Instant> receivedAt(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("received_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime local(ResultSet row, String column, ZoneId zone) throws SQLException {
        return time(row, column).atZone(zone).toOffsetDateTime();
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }
}
