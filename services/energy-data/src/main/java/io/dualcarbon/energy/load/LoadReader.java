package io.dualcarbon.energy.load;

import io.dualcarbon.energy.registry.Boundary.Member;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the days of several meters together, one day at a time: memory holds one. */
@ApplicationScoped
class LoadReader {
    private static final int MOST_METER_DAYS = 100_000;
    private static final int ROWS_AT_A_TIME = 1_000;
    private static final String FROM = """
             from interval_block
            where tenant_id = ? and meter_id = any(?) and day >= ? and day < ? and present > 0 and interval_minutes < 1440
            """;

    private final Database database;
    private final Tenancy tenancy;

    LoadReader(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /**
     * The same question about those of its meters that have intervals in that time, by the intervals that they have: a
     * formula has none in the registry, and a meter may have had others before.
     */
    LoadQuestion answerable(LoadQuestion question) {
        var known = database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select meter_id, interval_minutes, count(*)" + FROM + "group by meter_id, interval_minutes")) {
                bind(query, question);
                var found = new HashMap<UUID, Set<Integer>>();
                var meterDays = 0L;
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new HashSet<>())
                                .add(rows.getInt(2));
                        meterDays += rows.getLong(3);
                    }
                }
                if (meterDays > MOST_METER_DAYS) {
                    throw LoadProblem.TOO_MANY_METER_DAYS.because(MOST_METER_DAYS, meterDays);
                }
                return found;
            }
        });
        var meters = question.meters().stream()
                .filter(meter -> known.containsKey(meter.id()))
                .toList();
        var minutes = known.isEmpty()
                ? question.minutes()
                : LoadQuestion.commonMinutes(
                        known.values().stream().flatMap(Set::stream).mapToInt(Integer::intValue));
        return new LoadQuestion(meters, minutes, question.from(), question.to(), question.days(), question.now());
    }

    /** In the order of the days; those without any value are left out. */
    void forEachDay(LoadQuestion question, Consumer<LoadDay> consumer) {
        var numbers = new HashMap<UUID, Integer>();
        question.meters().forEach(meter -> numbers.put(meter.id(), numbers.size()));
        var minutes = question.minutes();
        database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select meter_id, day, interval_minutes, slot_values, apportioned, filled_slots" + FROM
                            + "order by day")) {
                query.setFetchSize(ROWS_AT_A_TIME);
                bind(query, question);
                LocalDate current = null;
                LoadDay gathered = null;
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var day = rows.getObject(2, LocalDate.class);
                        if (gathered == null || !day.equals(current)) {
                            if (gathered != null) {
                                consumer.accept(gathered);
                            }
                            current = day;
                            gathered =
                                    new LoadDay(question.days().of((int) day.toEpochDay()), minutes, question.meters());
                        }
                        var meter = numbers.getOrDefault(rows.getObject(1, UUID.class), 0);
                        var interval = rows.getInt(3);
                        gathered.put(meter, interval, (@Nullable Double[])
                                rows.getArray(4).getArray());
                        var filled = rows.getArray(6);
                        if (rows.getBoolean(5)) {
                            gathered.markApportioned(meter);
                        } else if (filled != null) {
                            gathered.markFilled(meter, interval, (Integer[]) filled.getArray());
                        }
                    }
                }
                if (gathered != null) {
                    consumer.accept(gathered);
                }
                return numbers.size();
            }
        });
    }

    private void bind(PreparedStatement query, LoadQuestion question) throws SQLException {
        query.setString(1, tenancy.id());
        query.setArray(
                2,
                query.getConnection()
                        .createArrayOf(
                                "uuid",
                                question.meters().stream().map(Member::id).toArray()));
        query.setObject(3, question.from());
        query.setObject(4, question.to());
    }
}
