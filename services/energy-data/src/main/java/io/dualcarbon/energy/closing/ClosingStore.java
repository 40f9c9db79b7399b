package io.dualcarbon.energy.closing;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Caller;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The closed months and what was changed in them. */
@ApplicationScoped
class ClosingStore {
    private final Database database;
    private final Tenancy tenancy;
    private final Caller caller;
    private final Changes changes;
    private final ClosedMonths guard;
    private final TenantZone zone;
    private final Clock clock;

    ClosingStore(
            Database database,
            Tenancy tenancy,
            Caller caller,
            Changes changes,
            ClosedMonths guard,
            TenantZone zone,
            Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.caller = caller;
        this.changes = changes;
        this.guard = guard;
        this.zone = zone;
        this.clock = clock;
    }

    ClosedMonthView close(NewClosedMonth request) {
        var month = request.month();
        if (!month.isBefore(YearMonth.from(clock.instant().atZone(zone.get())))) {
            throw ClosingProblem.MONTH_NOT_OVER.because(month).at("month");
        }
        guard.lockForClosing();
        var view = new ClosedMonthView(month, clock.instant(), caller.name(), Optional.ofNullable(request.note()));
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into closed_month (tenant_id, month, closed_at, closed_by, note) values (?, ?, ?, ?, ?)
                    on conflict do nothing
                    """)) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, month.atDay(1));
                insert.setObject(3, view.closedAt().atOffset(ZoneOffset.UTC));
                insert.setString(4, view.closedBy());
                insert.setString(5, request.note());
                if (insert.executeUpdate() == 0) {
                    throw ClosingProblem.MONTH_ALREADY_CLOSED.because(month).at("month");
                }
                return month;
            }
        });
        changes.record("month.closed", month, null, view);
        return view;
    }

    Page<ClosedMonthView> closedMonths(PageRequest page) {
        return database.page(
                page,
                view -> view.month().atDay(1).toString(),
                row -> new ClosedMonthView(
                        YearMonth.from(row.getObject(1, LocalDate.class)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4))),
                """
                select month, closed_at, closed_by, note from closed_month
                where tenant_id = ? and month::text > ? order by month limit ?
                """,
                tenancy.id(),
                page.after());
    }

    Page<RestatementView> restatements(PageRequest page, Optional<YearMonth> month) {
        var first = month.map(value -> Date.valueOf(value.atDay(1))).orElse(null);
        var after = page.after();
        return database.page(
                        page,
                        Placed::place,
                        row -> new Placed(row.getString("place"), view(row)),
                        """
                        select r.*, coalesce(m.code, s.code, b.code, a.code, h.code, o.code, '') as code,
                               coalesce(nullif(r.carrier, ''), m.carrier, b.carrier, 'ELECTRICITY') as of_carrier,
                               concat_ws('|', extract(epoch from r.at), r.upload_id, r.subject_id, r.month, r.carrier,
                                   r.direction) as place
                        from restatement r
                        left join meter m on m.tenant_id = r.tenant_id and m.meter_id = r.subject_id
                        left join charging_station s
                            on s.tenant_id = r.tenant_id and s.charging_station_id = r.subject_id
                        left join baseline b on b.tenant_id = r.tenant_id and b.baseline_id = r.subject_id
                        left join area a on a.tenant_id = r.tenant_id and a.area_id = r.subject_id
                        left join building h on h.tenant_id = r.tenant_id and h.building_id = r.subject_id
                        left join organization o
                            on o.tenant_id = r.tenant_id and o.organization_id = r.subject_id
                        where r.tenant_id = ? and (?::date is null or r.month = ?::date)
                          and (? = '' or (r.at, r.upload_id, r.subject_id, r.month, r.carrier, r.direction) < (
                              to_timestamp(split_part(?, '|', 1)::numeric), nullif(split_part(?, '|', 2), '')::uuid,
                              nullif(split_part(?, '|', 3), '')::uuid, nullif(split_part(?, '|', 4), '')::date,
                              split_part(?, '|', 5), split_part(?, '|', 6)))
                        order by r.at desc, r.upload_id desc, r.subject_id desc, r.month desc, r.carrier desc,
                            r.direction desc
                        limit ?
                        """,
                        tenancy.id(),
                        first,
                        first,
                        after,
                        after,
                        after,
                        after,
                        after,
                        after,
                        after)
                .map(Placed::view);
    }

    private static RestatementView view(ResultSet row) throws SQLException {
        var carrier = Carrier.valueOf(row.getString("of_carrier"));
        return new RestatementView(
                row.getObject("upload_id", UUID.class),
                RestatedKind.valueOf(row.getString("kind")),
                row.getObject("subject_id", UUID.class),
                row.getString("code"),
                carrier,
                Optional.of(row.getString("direction"))
                        .filter(direction -> !direction.isEmpty())
                        .map(Direction::valueOf),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                quantity(row.getDouble("quantity_before")),
                quantity(row.getDouble("quantity_after")),
                carrier.baseUnit(),
                row.getString("reason"),
                row.getString("actor"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static BigDecimal quantity(double sum) {
        var rounded = BigDecimal.valueOf(sum).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 1 ? rounded.setScale(1) : rounded;
    }

    private record Placed(String place, RestatementView view) {}
}
