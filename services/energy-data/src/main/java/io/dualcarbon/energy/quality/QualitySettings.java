package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Keeps the thresholds of tenants. */
@ApplicationScoped
class QualitySettings {
    private static final String SELECT = """
            select version, stuck_hours, spike_deviations, sub_meters_above_percent, late_hours, silent_days
            from quality_setting where tenant_id = ?
            """;

    private static final String PUT = """
            insert into quality_setting as s (stuck_hours, spike_deviations, sub_meters_above_percent, late_hours,
                silent_days, tenant_id, version)
            values (?, ?, ?, ?, ?, ?, 1)
            on conflict (tenant_id) do update
            set stuck_hours = excluded.stuck_hours, spike_deviations = excluded.spike_deviations,
                sub_meters_above_percent = excluded.sub_meters_above_percent, late_hours = excluded.late_hours,
                silent_days = excluded.silent_days, version = s.version + 1
            where s.version = ?
            """;

    /** With the months of which something is held against a meter that has no values of them. */
    private static final String MARK = """
            insert into quality_mark (tenant_id, meter_id, month, mark, marked_at)
            select m.tenant_id, m.meter_id, m.month, gen_random_uuid(), ?
            from (
                select tenant_id, meter_id, month from meter_month where tenant_id = ? and month >= ?
                union
                select tenant_id, meter_id, date_trunc('month', from_day::timestamp)::date from quality_finding
                where tenant_id = ? and open and from_day >= ?) m
            where not exists (
                select from closed_month c where c.tenant_id = m.tenant_id and c.month = m.month)
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final Clock clock;

    QualitySettings(Database database, Tenancy tenancy, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    QualitySettingsView get() {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SELECT)) {
                query.setString(1, tenancy.id());
                try (var rows = query.executeQuery()) {
                    return rows.next()
                            ? new QualitySettingsView(
                                    rows.getInt(1),
                                    rows.getInt(2),
                                    rows.getInt(3),
                                    rows.getInt(4),
                                    rows.getInt(5),
                                    rows.getInt(6))
                            : QualitySettingsView.of(0, Thresholds.DEFAULT);
                }
            }
        });
    }

    /**
     * Sets them, unless somebody else did since.
     *
     * @param version that they have now
     */
    QualitySettingsView put(Thresholds thresholds, int version) {
        return database.ask(connection -> {
            try (var put = connection.prepareStatement(PUT)) {
                put.setInt(1, thresholds.stuckHours());
                put.setInt(2, thresholds.spikeDeviations());
                put.setInt(3, thresholds.subMetersAbovePercent());
                put.setInt(4, thresholds.lateHours());
                put.setInt(5, thresholds.silentDays());
                put.setString(6, tenancy.id());
                put.setInt(7, version);
                if (put.executeUpdate() == 0) {
                    throw CommonProblem.VERSION_STALE.because();
                }
            }
            return QualitySettingsView.of(version + 1, thresholds);
        });
    }

    /** Has the worker judge anew what is not closed of the months from this day on. */
    void markOpenMonths(LocalDate since) {
        database.ask(connection -> {
            try (var mark = connection.prepareStatement(MARK)) {
                mark.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                mark.setString(2, tenancy.id());
                mark.setObject(3, since);
                mark.setString(4, tenancy.id());
                mark.setObject(5, since);
                return mark.executeUpdate();
            }
        });
    }
}
