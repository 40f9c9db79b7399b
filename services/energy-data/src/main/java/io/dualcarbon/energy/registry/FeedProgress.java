package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.sql.NumberedSql;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far the registry's feed was followed. It is kept in the database: any instance may follow, and each one tells. */
@ApplicationScoped
class FeedProgress {
    private static final int NOTES = 6;

    private final Database database;
    private final Clock clock;
    private final Duration stuckAfter;
    private volatile String cursor = "";
    private volatile Instant noted = Instant.MIN;

    FeedProgress(
            Database database,
            Clock clock,
            @ConfigProperty(name = "dualcarbon.registry-feed.stuck-after", defaultValue = "PT2M") Duration stuckAfter) {
        this.database = database;
        this.clock = clock;
        this.stuckAfter = stuckAfter;
    }

    String cursor() {
        return Tenancy.inTransactionOf(
                Tenancy.PLATFORM,
                () -> database.ask(connection -> {
                    try (var query = connection.prepareStatement("select cursor from registry_cursor");
                            var rows = query.executeQuery()) {
                        rows.next();
                        return rows.getString(1);
                    }
                }));
    }

    /** The feed was followed up to there. That nothing is new is noted from time to time only. */
    void followed(String to) {
        var now = clock.instant();
        if (to.equals(cursor) && noted.plus(stuckAfter.dividedBy(NOTES)).isAfter(now) && !now.isBefore(noted)) {
            return;
        }
        Tenancy.inTransactionOf(
                Tenancy.PLATFORM,
                () -> database.ask(connection -> new NumberedSql(connection, to)
                        .run("update registry_cursor set cursor = ?1, followed_at = now(), failure = null")));
        cursor = to;
        noted = now;
    }

    void failed(String reason) {
        noted = Instant.MIN;
        Tenancy.inTransactionOf(
                Tenancy.PLATFORM,
                () -> database.ask(connection -> new NumberedSql(connection, reason.replace('\0', '\ufffd'))
                        .run("update registry_cursor set failure = ?1")));
    }

    State state() {
        return Tenancy.inTransactionOf(
                Tenancy.PLATFORM,
                () -> database.ask(connection -> {
                    try (var query = connection.prepareStatement("""
                                    select extract(epoch from now() - followed_at), failure,
                                           (select count(*) from set_aside_event)
                                    from registry_cursor
                                    """);
                            var rows = query.executeQuery()) {
                        rows.next();
                        var seconds = rows.getDouble(1);
                        return new State(
                                seconds,
                                seconds > stuckAfter.toSeconds(),
                                Optional.ofNullable(rows.getString(2)),
                                rows.getLong(3));
                    }
                }));
    }

    /**
     * @param secondsSinceFollowed since the feed was last read to its end or a page of it applied
     * @param failure why it does not go on
     * @param setAside number of events that could not be applied
     */
    record State(double secondsSinceFollowed, boolean isStuck, Optional<String> failure, long setAside) {}
}
