package io.dualcarbon.energy.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissedReadsTest {
    private static final long HOUR = 3600;

    @Test
    void fewerThanThreeGapsAreNoRhythm() {
        assertEquals(List.of(), missed(0, 12, 0, 1, 2, 12));
        assertEquals(List.of(new MissedReads(3 * HOUR, 13 * HOUR, HOUR, 9, false)), missed(0, 13, 0, 1, 2, 3, 13));
    }

    @Test
    void aReadIsMissingOnceItIsHalfOfItsRhythmLate() {
        assertEquals(List.of(), missed(60, 1, 0));
        assertEquals(0, among(HOUR, HOUR * 3 / 2 - 1, 0L).size());
        assertEquals(List.of(new MissedReads(0, HOUR * 3 / 2, HOUR, 1, true)), among(HOUR, HOUR * 3 / 2, 0L));
        assertEquals(List.of(), among(HOUR, 0, 0L, HOUR * 3 / 2 - 1));
        assertEquals(
                List.of(new MissedReads(0, HOUR * 3 / 2, HOUR * 0.75, 1, false)), among(HOUR, 0, 0L, HOUR * 3 / 2));
    }

    @Test
    void aNewRhythmIsNoGapOfTheOldOne() {
        // Twelve days apart, then every day: nothing is missing before the change nor after it.
        assertEquals(List.of(), missed(0, 0, 0, 288, 576, 864, 888, 912, 936, 960));
    }

    @Test
    void countsWithoutGoingThroughThem() {
        var long1 = new MissedReads(0, 1_000_000_000_000L, 1, 999_999_999_999L, false);

        assertEquals(10, long1.dueIn(1000, 1010));
        assertEquals(999_999_999_999L, long1.dueIn(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4));
        assertEquals(1000, long1.firstDue(1000));
        assertEquals(1, long1.firstDue(0));
    }

    private static List<MissedReads> missed(int everyMinutes, long untilHours, long... hours) {
        return among(
                everyMinutes * 60L,
                untilHours * HOUR,
                Arrays.stream(hours).map(hour -> hour * HOUR).toArray());
    }

    private static List<MissedReads> among(long every, long until, long... times) {
        return MissedReads.among(Arrays.stream(times).boxed().toList(), every, until);
    }
}
