package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.Subject.Member;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeDirectory;
import io.dualcarbon.energy.registry.NodeKind;
import io.dualcarbon.energy.registry.Reading;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;

/** Finds the meters that a baseline is about. */
@ApplicationScoped
class SubjectDirectory {
    private final MeterDirectory meters;
    private final NodeDirectory nodes;
    private final Database database;
    private final Tenancy tenancy;

    SubjectDirectory(MeterDirectory meters, NodeDirectory nodes, Database database, Tenancy tenancy) {
        this.meters = meters;
        this.nodes = nodes;
        this.database = database;
        this.tenancy = tenancy;
    }

    Subject ofMeter(UUID meterId) {
        var meter = meters.get(meterId);
        return read(
                meter.carrier(),
                "select reading, illustrative, meter_id, '-infinity'::date, 'infinity'::date from meter where tenant_id = ? and meter_id = ?",
                meterId);
    }

    /** The meters of a carrier through which a building is supplied, as for its consumption. */
    Subject ofBuilding(UUID buildingId, Carrier carrier) {
        nodes.requireKnown(new Node(NodeKind.BUILDING, buildingId));
        var subject = read(carrier, """
                select m.reading, n.illustrative, n.meter_id, n.from_day, n.to_day
                from node_meter n join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
                where n.tenant_id = ? and n.node_kind = 'BUILDING' and n.node_id = ? and n.end_use = ''
                  and n.direction = 'IMPORT' and n.carrier = ? order by n.meter_id, n.from_day
                """, buildingId, carrier.name());
        if (subject.members().isEmpty()) {
            throw BaselineProblem.BASELINE_WITHOUT_METER.because(carrier);
        }
        if (subject.billed() && subject.members().size() > 1) {
            throw BaselineProblem.BASELINE_METERS_MIXED.because(
                    subject.members().size());
        }
        return subject;
    }

    private Subject read(Carrier carrier, String sql, Object... values) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, tenancy.id());
                for (var i = 0; i < values.length; i++) {
                    query.setObject(i + 2, values[i]);
                }
                var members = new ArrayList<Member>();
                var billed = false;
                var illustrative = false;
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        billed |= Reading.valueOf(rows.getString(1)) == Reading.BILLED;
                        illustrative |= rows.getBoolean(2);
                        members.add(new Member(
                                rows.getObject(3, UUID.class),
                                rows.getObject(4, LocalDate.class),
                                rows.getObject(5, LocalDate.class)));
                    }
                }
                return new Subject(members, carrier, billed, illustrative);
            }
        });
    }
}
