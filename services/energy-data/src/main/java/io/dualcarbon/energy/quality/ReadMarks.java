package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.register.ReadsKept;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/** Marks months of registers to be judged even if no value follows from their reads, as after a drop. */
@ApplicationScoped
class ReadMarks {
    private final Database database;
    private final Tenancy tenancy;
    private final Clock clock;

    ReadMarks(Database database, Tenancy tenancy, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    void mark(@Observes ReadsKept reads) {
        database.ask(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into quality_mark (tenant_id, meter_id, month, mark, marked_at) values (?, ?, ?, ?, ?)")) {
                var mark = UUID.randomUUID();
                for (var ofMeter : reads.months().entrySet()) {
                    for (var month : ofMeter.getValue()) {
                        insert.setString(1, tenancy.id());
                        insert.setObject(2, ofMeter.getKey());
                        insert.setObject(3, month.atDay(1));
                        insert.setObject(4, mark);
                        insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
                        insert.addBatch();
                    }
                }
                return insert.executeBatch().length;
            }
        });
    }
}
