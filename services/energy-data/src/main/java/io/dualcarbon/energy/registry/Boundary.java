package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.registry.MeterRef.Kind;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The meters that count what a subject consumes: itself, or those at the boundary of the node. Of an organization also those
 * of others behind its own, to be taken out.
 */
@ApplicationScoped
public class Boundary {
    private final Database database;
    private final Tenancy tenancy;
    private final MeterDirectory meters;
    private final NodeDirectory nodes;

    Boundary(Database database, Tenancy tenancy, MeterDirectory meters, NodeDirectory nodes) {
        this.database = database;
        this.tenancy = tenancy;
        this.meters = meters;
        this.nodes = nodes;
    }

    /** By id. A meter is what it is: carrier and direction choose among those of a node. */
    public List<Member> members(Subject subject, Carrier carrier, Direction direction, LocalDate from, LocalDate to) {
        var node = subject.node();
        if (node.isPresent()) {
            return members(node.get(), carrier, direction, from, to);
        }
        var meter = meters.get(subject.meterId().orElseThrow());
        return List.of(new Member(meter, List.of(new Days(LocalDate.MIN, LocalDate.MAX, 1))));
    }

    /** Those that are at the boundary on some day in {@code [from, to)}. */
    public List<Member> members(Node node, Carrier carrier, Direction direction, LocalDate from, LocalDate to) {
        nodes.requireKnown(node);
        var days = database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select meter_id, from_day, to_day, sign from node_meter
                    where tenant_id = ? and node_kind = ? and node_id = ? and end_use = '' and carrier = ?
                      and direction = ? and from_day < ? and to_day > ?
                    order by meter_id, from_day
                    """)) {
                query.setString(1, tenancy.id());
                query.setString(2, node.kind().name());
                query.setObject(3, node.id());
                query.setString(4, carrier.name());
                query.setString(5, direction.name());
                query.setObject(6, to);
                query.setObject(7, from);
                var found = new TreeMap<UUID, List<Days>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new ArrayList<>())
                                .add(new Days(
                                        rows.getObject(2, LocalDate.class),
                                        rows.getObject(3, LocalDate.class),
                                        rows.getInt(4)));
                    }
                }
                return found;
            }
        });
        var refs = days.keySet().stream().map(Boundary::ref).collect(Collectors.toSet());
        var known = meters.find(refs);
        var members = new ArrayList<Member>();
        days.forEach((id, itsDays) -> {
            var meter = known.get(ref(id));
            if (meter != null) {
                members.add(new Member(meter, itsDays));
            }
        });
        return members;
    }

    private static MeterRef ref(UUID id) {
        return new MeterRef(Kind.ID, id.toString());
    }

    /** A meter, and when it is at the boundary. */
    public record Member(Meter meter, List<Days> days) {
        public UUID id() {
            return meter.id();
        }

        public boolean countsOn(LocalDate day) {
            return signOn(day) != 0;
        }

        /** 1 if it counts, -1 if it is taken out, 0 if it is not at the boundary on that day. */
        public int signOn(LocalDate day) {
            return days.stream()
                    .filter(each -> each.contains(day))
                    .mapToInt(Days::sign)
                    .sum();
        }

        public boolean isEverTakenOut() {
            return days.stream().anyMatch(each -> each.sign() < 0);
        }
    }

    /**
     * The days {@code [from, to)}.
     *
     * @param sign -1 if it is taken out on them
     */
    public record Days(LocalDate from, LocalDate to, int sign) {
        boolean contains(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }
    }
}
