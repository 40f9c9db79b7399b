package io.dualcarbon.energy.pv;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The plants of the registry, and the sun of the weather stations. */
@ApplicationScoped
class PvStore {
    private final Database database;
    private final Tenancy tenancy;

    PvStore(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    PvPlant get(UUID id) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select code, building_id, meter_id, peak_power_kw from pv_plant
                    where tenant_id = ? and pv_plant_id = ?
                    """)) {
                query.setString(1, tenancy.id());
                query.setObject(2, id);
                try (var rows = query.executeQuery()) {
                    if (!rows.next()) {
                        throw PvProblem.PV_PLANT_NOT_FOUND.because(id);
                    }
                    BigDecimal peakPowerKw = rows.getBigDecimal(4);
                    return new PvPlant(
                            id,
                            rows.getString(1),
                            rows.getObject(2, UUID.class),
                            rows.getObject(3, UUID.class),
                            peakPowerKw == null ? null : peakPowerKw.doubleValue());
                }
            }
        });
    }

    /** The tenant's station that has irradiation, if it is the only one. */
    Optional<UUID> onlyStation() {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select station_id from weather_station s where tenant_id = ? and exists (
                        select from weather_hour h where h.tenant_id = s.tenant_id and h.station_id = s.station_id
                          and h.irradiation_wh_m2 is not null)
                    limit 2
                    """)) {
                query.setString(1, tenancy.id());
                try (var rows = query.executeQuery()) {
                    var first = rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.<UUID>empty();
                    return rows.next() ? Optional.empty() : first;
                }
            }
        });
    }

    /** In kWh per square metre, of the days of which every hour is known. */
    Map<LocalDate, Double> irradiation(UUID stationId, LocalDate from, LocalDate to, ZoneId zone) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select day, sum(irradiation_wh_m2 order by start) / 1000 from (
                        select start, irradiation_wh_m2, (start at time zone ?)::date as day from weather_hour
                        where tenant_id = ? and station_id = ? and start >= ? and start < ?
                          and irradiation_wh_m2 is not null) hour
                    group by day
                    having count(*) = extract(epoch from ((day + 1)::timestamp at time zone ?)
                                                         - (day::timestamp at time zone ?)) / 3600
                    """)) {
                query.setString(1, zone.getId());
                query.setString(2, tenancy.id());
                query.setObject(3, stationId);
                query.setObject(4, from.atStartOfDay(zone).toOffsetDateTime());
                query.setObject(5, to.atStartOfDay(zone).toOffsetDateTime());
                query.setString(6, zone.getId());
                query.setString(7, zone.getId());
                var found = new HashMap<LocalDate, Double>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getObject(1, LocalDate.class), rows.getDouble(2));
                    }
                }
                return found;
            }
        });
    }
}
