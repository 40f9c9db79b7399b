package io.dualcarbon.platform.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Lane lane = new Lane(3, tenant -> 2);
    private final List<String> called = new ArrayList<>();

    @Test
    void aTenantHasItsPlacesAndNoMore() {
        var first = join("a", "a1");
        join("a", "a2");
        join("a", "a3");

        assertEquals(List.of("a1", "a2"), called);

        first.end();
        assertEquals(List.of("a1", "a2", "a3"), called);
    }

    @Test
    void whoComesLastNeedNotWaitForAllThatAnotherAskedBefore() {
        var first = join("a", "a1");
        for (var next = 2; next <= 50; next++) {
            join("a", "a" + next);
        }
        join("b", "b1");

        assertEquals(List.of("a1", "a2", "b1"), called);

        join("b", "b2");
        first.end();
        assertEquals(List.of("a1", "a2", "b1", "a3"), called);
    }

    @Test
    void theTenantsAreCalledInTurnAndEachOnesInItsOrder() {
        var one = new Lane(1, tenant -> 1);
        var running = new ArrayList<Lane.Turn>();
        for (var work : List.of("a1", "a2", "a3", "b1", "b2", "c1")) {
            var turn = one.of(work.substring(0, 1));
            whenItComes(turn, () -> {
                called.add(work);
                running.add(turn);
            });
        }

        for (var ended = 0; ended < running.size(); ended++) {
            running.get(ended).end();
        }

        assertEquals(List.of("a1", "a2", "b1", "c1", "a3", "b2"), called);
    }

    @Test
    void whoNoLongerWaitsIsNotCalled() {
        var first = join("a", "a1");
        join("a", "a2");
        var gone = join("a", "a3");
        join("a", "a4");

        gone.abandon();
        first.end();

        assertEquals(List.of("a1", "a2", "a4"), called);
        assertTrue(gone.join().isCancelled());
    }

    @Test
    void aPlaceIsKeptUntilTheWorkIsOverAndGivenBackOnce() {
        var first = join("a", "a1");
        join("a", "a2");
        join("a", "a3");
        join("a", "a4");

        first.abandon();
        assertEquals(List.of("a1", "a2"), called);

        first.end();
        first.end();
        first.abandon();
        assertEquals(List.of("a1", "a2", "a3"), called);
    }

    @Test
    void whoWasCalledTooLateGivesThePlaceBack() {
        var first = join("a", "a1");
        join("a", "a2");
        var late = lane.of("a");
        var come = late.join().orTimeout(1, TimeUnit.MILLISECONDS);
        var timeout = assertThrows(ExecutionException.class, () -> come.get(10, TimeUnit.SECONDS));
        assertInstanceOf(TimeoutException.class, timeout.getCause());

        first.end();
        join("a", "a3");
        assertEquals(List.of("a1", "a2"), called);

        late.end();
        assertEquals(List.of("a1", "a2", "a3"), called);
    }

    @Test
    void aTurnThatIsOverBeforeItWasWaitedForTakesNoPlace() {
        var gone = lane.of("a");
        gone.abandon();

        assertTrue(gone.join().isCancelled());
        join("a", "a1");
        join("a", "a2");
        assertEquals(List.of("a1", "a2"), called);
    }

    private Lane.Turn join(String tenant, String work) {
        var turn = lane.of(tenant);
        whenItComes(turn, () -> called.add(work));
        return turn;
    }

    private static void whenItComes(Lane.Turn turn, Runnable work) {
        assertFalse(turn.join().thenRun(work).isCompletedExceptionally());
    }
}
