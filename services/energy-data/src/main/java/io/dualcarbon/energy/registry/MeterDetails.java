package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.dualcarbon.energy.sql.NumberedSql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** Keeps what a meter has several of: configurations by day, and the terms of a formula. */
final class MeterDetails {
    /**
     * A formula that is new or another is worked out anew over all days of which its meters have something, but for
     * closed months: their figures stand.
     */
    private static final String MARK = """
            insert into dirty_range (tenant_id, kind, id, from_day, to_day, mark)
            select ?1, 'METER', ?2::uuid, month::date, (month + interval '1 month - 1 day')::date, ?3::uuid
            from (
                select min(day) as first, max(day) as last from interval_block
                where tenant_id = ?1 and meter_id = any (array(
                    select meter_id from meter_term where tenant_id = ?1 and virtual_meter_id = ?2
                    union all select ?2))) known
            cross join lateral generate_series(date_trunc('month', known.first), known.last, interval '1 month') as month
            where month::date not in (select month from closed_month where tenant_id = ?1)
            """;

    private MeterDetails() {}

    /** @param isNew nothing of the meter is there that would have to go */
    static void keep(Connection connection, String tenant, UUID id, JsonNode data, boolean isNew) throws SQLException {
        var meter = new NumberedSql(connection, tenant, id, UUID.randomUUID());
        if (!isNew) {
            meter.run("delete from meter_configuration where tenant_id = ?1 and meter_id = ?2");
        }
        for (var each : data.path("configurations")) {
            new NumberedSql(
                            connection,
                            tenant,
                            id,
                            LocalDate.parse(each.path("validFrom").asText()),
                            number(each, "multiplier"),
                            each.path("parentId").asText(""))
                    .run("""
                            insert into meter_configuration (tenant_id, meter_id, valid_from, multiplier, parent_id)
                            values (?1, ?2, ?3, ?4, nullif(?5, '')::uuid)
                            """);
        }
        if (data.path("reading").asText().equals(Reading.VIRTUAL.name())) {
            meter.run("delete from meter_term where tenant_id = ?1 and virtual_meter_id = ?2");
            for (var each : data.path("terms")) {
                new NumberedSql(
                                connection,
                                tenant,
                                id,
                                UUID.fromString(each.path("meterId").asText()),
                                number(each, "factor"))
                        .run("""
                                insert into meter_term (tenant_id, virtual_meter_id, meter_id, factor)
                                values (?1, ?2, ?3, ?4)
                                """);
            }
            meter.run(MARK);
        }
    }

    private static BigDecimal number(JsonNode object, String property) {
        return new BigDecimal(object.path(property).asText("1"));
    }
}
