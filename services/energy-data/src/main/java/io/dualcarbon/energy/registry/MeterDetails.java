package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.dualcarbon.energy.sql.NumberedSql;
import java.sql.Connection;
import java.sql.SQLException;
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

    /** What stays as it was is left alone: it has been known since. */
    private static final String CONFIGURATIONS = """
            with told as materialized (
                select "validFrom" as valid_from, coalesce(multiplier, 1) as multiplier, "parentId" as parent_id
                from jsonb_to_recordset(?4::jsonb) as told ("validFrom" date, multiplier numeric, "parentId" uuid))
            """;

    private static final String OTHER_CONFIGURATIONS = CONFIGURATIONS + """
            delete from meter_configuration kept where tenant_id = ?1 and meter_id = ?2 and not exists (
                select from told where (told.valid_from, told.multiplier, told.parent_id)
                    is not distinct from (kept.valid_from, kept.multiplier, kept.parent_id))
            """;

    private static final String MORE_CONFIGURATIONS = CONFIGURATIONS + """
            insert into meter_configuration (tenant_id, meter_id, valid_from, multiplier, parent_id)
            select ?1, ?2::uuid, valid_from, multiplier, parent_id from told where not exists (
                select from meter_configuration kept
                where kept.tenant_id = ?1 and kept.meter_id = ?2 and kept.valid_from = told.valid_from)
            """;

    private static final String TERMS = """
            with told as materialized (
                select "meterId" as meter_id, coalesce(factor, 1) as factor
                from jsonb_to_recordset(?5::jsonb) as told ("meterId" uuid, factor numeric))
            """;

    private static final String OTHER_TERMS = TERMS + """
            delete from meter_term kept where tenant_id = ?1 and virtual_meter_id = ?2 and not exists (
                select from told where (told.meter_id, told.factor) = (kept.meter_id, kept.factor))
            """;

    private static final String MORE_TERMS = TERMS + """
            insert into meter_term (tenant_id, virtual_meter_id, meter_id, factor)
            select ?1, ?2::uuid, meter_id, factor from told where not exists (
                select from meter_term kept
                where kept.tenant_id = ?1 and kept.virtual_meter_id = ?2 and kept.meter_id = told.meter_id)
            """;

    private MeterDetails() {}

    /** @param isNew nothing of the meter is there that would have to go */
    static void keep(Connection connection, String tenant, UUID id, JsonNode data, boolean isNew) throws SQLException {
        var meter = new NumberedSql(
                connection, tenant, id, UUID.randomUUID(), list(data, "configurations"), list(data, "terms"));
        if (!isNew) {
            meter.run(OTHER_CONFIGURATIONS);
        }
        if (!data.path("configurations").isEmpty()) {
            meter.run(MORE_CONFIGURATIONS);
        }
        if (data.path("reading").asText().equals(Reading.VIRTUAL.name())) {
            meter.run(OTHER_TERMS);
            meter.run(MORE_TERMS);
            meter.run(MARK);
        }
    }

    private static String list(JsonNode data, String property) {
        var list = data.path(property);
        return list.isEmpty() ? "[]" : list.toString();
    }
}
