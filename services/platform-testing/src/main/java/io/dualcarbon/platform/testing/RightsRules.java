package io.dualcarbon.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Who may call what, as {@code rights.txt} beside the tests says it: a line an operation, its rights, of which any one
 * opens it, and the roles that have one. What it does not name nobody may call. A service extends it.
 */
public abstract class RightsRules {
    private static final List<String> PEOPLE = List.of(
            "viewer", "reporter", "verifier", "steward", "financier", "analyst", "tenant-admin", "partner", "nothing");

    /** Who belongs to no tenant. */
    private static final List<String> PLATFORM = List.of("platform-admin", "service");

    /** A right that nobody has in a tenant. */
    private static final Set<String> OF_PLATFORM = Set.of("tenants:write");

    private final Map<String, Line> lines = read();

    /** A tenant that this service knows. */
    protected TestTenant tenant() {
        return TestTenant.fresh();
    }

    @Test
    void everyOperationHasItsLine() {
        var published = Operation.all().stream().map(Operation::id).collect(toCollection(TreeSet::new));

        assertEquals(published, new TreeSet<>(lines.keySet()));
    }

    @Test
    void aRoleOpensWhatItsLinesSay() {
        var tenant = tenant();
        var wrong = new ArrayList<String>();
        for (var operation : Operation.all()) {
            var roles = line(operation).roles();
            PEOPLE.forEach(role -> compare(operation, role, roles.contains(role), tenant.token(role), wrong));
            PLATFORM.forEach(role ->
                    compare(operation, role, roles.contains(role), Tokens.platformToken("somebody", role), wrong));
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void aRightOpensWhatItsLinesSay() {
        var tenant = tenant();
        var rights =
                lines.values().stream().flatMap(line -> line.rights().stream()).collect(toCollection(TreeSet::new));
        var wrong = new ArrayList<String>();
        for (var operation : Operation.all()) {
            var opening = line(operation).rights();
            rights.forEach(right -> {
                compare(operation, right, opening.contains(right), holder(right, tenant), wrong);
                if (OF_PLATFORM.contains(right)) {
                    compare(operation, right + " in a tenant", false, tenant.token("scoped", right), wrong);
                }
            });
        }

        assertEquals(List.of(), wrong);
    }

    private static String holder(String right, TestTenant tenant) {
        return OF_PLATFORM.contains(right)
                ? Tokens.platformToken("scoped", "service", right)
                : tenant.token("scoped", right);
    }

    private Line line(Operation operation) {
        return lines.getOrDefault(operation.id(), new Line(Set.of(), Set.of()));
    }

    private static void compare(Operation operation, String who, boolean may, String token, List<String> wrong) {
        var refusal = operation.refusalOf(token);
        if (refusal.isEmpty() != may) {
            wrong.add(operation.id() + (may ? " refuses " + who + ": " + refusal : " lets in " + who));
        }
    }

    private Map<String, Line> read() {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/rights.txt"), "rights.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("[:|] ", 3))
                    .collect(toMap(parts -> parts[0], parts -> new Line(names(parts[1]), names(parts[2]))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> names(String list) {
        return new TreeSet<>(Arrays.asList(list.strip().split(", ")));
    }

    private record Line(Set<String> rights, Set<String> roles) {}
}
