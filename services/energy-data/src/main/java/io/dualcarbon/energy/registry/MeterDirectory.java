package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.registry.MeterRef.Kind;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the tenant's meters by whatever name they are sent. */
@ApplicationScoped
public class MeterDirectory {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final String SELECT = """
            select meter_id, code, carrier, direction, reading, coalesce(interval_minutes, 0), unit, retired_at,
                   external_id
              from meter where tenant_id = ? and
            """;

    private final Database database;
    private final Tenancy tenancy;

    MeterDirectory(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    public Meter get(UUID id) {
        var ref = new MeterRef(Kind.ID, id.toString());
        var meter = find(List.of(ref)).get(ref);
        if (meter == null) {
            throw RegistryProblem.METER_NOT_FOUND.because(id);
        }
        return meter;
    }

    /** The meters that exist among those named. A name that fits several meters finds none. */
    public Map<MeterRef, Meter> find(Collection<MeterRef> refs) {
        var ids = refs.stream()
                .filter(ref -> may(ref, Kind.ID))
                .filter(ref -> UUID_TEXT.matcher(ref.text()).matches())
                .map(ref -> UUID.fromString(ref.text()))
                .toArray(UUID[]::new);
        var externalIds = texts(refs, Kind.EXTERNAL_ID);
        var codes = texts(refs, Kind.CODE);
        return database.ask(connection -> {
            var byId = select(connection, "meter_id = any(?)", "uuid", ids, row -> row.getString(1));
            var byExternalId = select(connection, "external_id = any(?)", "text", externalIds, row -> row.getString(9));
            var byCode = select(connection, "code = any(?)", "text", codes, row -> row.getString(2));
            var found = new HashMap<MeterRef, Meter>();
            for (var ref : refs) {
                var id = ref.text().toLowerCase(Locale.ROOT);
                var meter = switch (ref.kind()) {
                    case ID -> byId.get(id);
                    case EXTERNAL_ID -> byExternalId.get(ref.text());
                    case CODE -> byCode.get(ref.text());
                    case ANY -> first(byId.get(id), byExternalId.get(ref.text()), byCode.get(ref.text()));
                };
                if (meter != null) {
                    found.put(ref, meter);
                }
            }
            return found;
        });
    }

    private static @Nullable Meter first(@Nullable Meter... candidates) {
        for (var candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean may(MeterRef ref, Kind kind) {
        return ref.kind() == kind || ref.kind() == Kind.ANY;
    }

    private static String[] texts(Collection<MeterRef> refs, Kind kind) {
        return refs.stream().filter(ref -> may(ref, kind)).map(MeterRef::text).toArray(String[]::new);
    }

    private Map<String, Meter> select(Connection connection, String condition, String type, Object[] names, Name name)
            throws SQLException {
        var found = new HashMap<String, @Nullable Meter>();
        if (names.length == 0) {
            return Map.of();
        }
        try (var query = connection.prepareStatement(SELECT + condition)) {
            query.setString(1, tenancy.id());
            query.setArray(2, connection.createArrayOf(type, names));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    // Two with one name: neither is meant for certain.
                    found.merge(Objects.requireNonNull(name.of(rows)), meter(rows), (a, b) -> null);
                }
            }
        }
        return found;
    }

    private static Meter meter(ResultSet row) throws SQLException {
        var retiredAt = row.getObject(8, OffsetDateTime.class);
        return new Meter(
                row.getObject(1, UUID.class),
                row.getString(2),
                Carrier.valueOf(row.getString(3)),
                Direction.valueOf(row.getString(4)),
                Reading.valueOf(row.getString(5)),
                row.getInt(6),
                row.getString(7),
                retiredAt == null ? null : retiredAt.toInstant());
    }

    private interface Name {
        @Nullable
        String of(ResultSet row) throws SQLException;
    }
}
