package io.dualcarbon.platform.turn;

import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Uploads take turns piece by piece, so that a long one is never long in the way of another. The thread waits, and with
 * it the sender. A turn is waited for with nothing else in hand: no other turn, no connection, no lock.
 */
@ApplicationScoped
public class UploadTurns {
    /** The gateway gives up a service that takes nothing of a body for 30 seconds. */
    public static final int LONGEST_WAIT_SECONDS = 20;

    private static final ThreadLocal<@Nullable Held> HELD = new ThreadLocal<>();

    private final Tenancy tenancy;
    private final Lane reading;
    private final Lane storing = Lane.withConnections();

    UploadTurns(Tenancy tenancy, RecentTenants tenants) {
        this.tenancy = tenancy;
        // To read is nothing but computing, and of a packed body there is no end: not all cores, if anybody else is
        // here.
        this.reading = new Lane(Lane.cores(), tenant -> tenants.isAlone(tenant) ? Lane.cores() : Lane.cores() / 2);
    }

    /** To read and judge some rows. While none of the body is there, others have the place. */
    public Held toRead() {
        return new Held(reading);
    }

    /** To store a part. */
    public Held toStore() {
        return new Held(storing);
    }

    /** What this thread holds. */
    static @Nullable Held held() {
        return HELD.get();
    }

    /** A place of this thread. */
    public final class Held {
        private final Lane lane;
        private final String tenant;
        private Lane.Turn turn;

        private Held(Lane lane) {
            this.lane = lane;
            this.tenant = tenancy.id();
            this.turn = take();
        }

        void takeAgain() {
            turn = take();
        }

        private Lane.Turn take() {
            if (HELD.get() != null) {
                throw new IllegalStateException("Whoever waits for a turn in a turn may wait for itself");
            }
            var next = lane.of(tenant);
            try {
                next.join().orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS).join();
            } catch (CompletionException late) {
                next.end();
                throw CommonProblem.TURN_NOT_COME.because(LONGEST_WAIT_SECONDS);
            }
            HELD.set(this);
            return next;
        }

        public void giveBack() {
            HELD.remove();
            turn.end();
        }
    }
}
