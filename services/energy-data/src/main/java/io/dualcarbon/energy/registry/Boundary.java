package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.registry.MeterRef.Kind;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The meters that count what a subject consumes: itself, or those at the boundary of the node. */
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
    public List<Meter> meters(Subject subject, Carrier carrier, Direction direction) {
        var node = subject.node();
        return node.isPresent()
                ? meters(node.get(), carrier, direction)
                : List.of(meters.get(subject.meterId().orElseThrow()));
    }

    public List<Meter> meters(Node node, Carrier carrier, Direction direction) {
        nodes.requireKnown(node);
        var ids = database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select meter_id from node_meter
                    where tenant_id = ? and node_kind = ? and node_id = ? and end_use = '' and carrier = ?
                      and direction = ?
                    order by meter_id
                    """)) {
                query.setString(1, tenancy.id());
                query.setString(2, node.kind().name());
                query.setObject(3, node.id());
                query.setString(4, carrier.name());
                query.setString(5, direction.name());
                var found = new ArrayList<UUID>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                }
                return found;
            }
        });
        var refs = ids.stream().map(id -> new MeterRef(Kind.ID, id.toString())).collect(Collectors.toSet());
        var known = meters.find(refs);
        return ids.stream()
                .map(id -> Optional.ofNullable(known.get(new MeterRef(Kind.ID, id.toString()))))
                .flatMap(Optional::stream)
                .toList();
    }
}
