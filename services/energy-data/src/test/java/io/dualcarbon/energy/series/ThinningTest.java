package io.dualcarbon.energy.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2025-01-01T00:00:00+08:00");

    /** What the algorithm of the thesis chooses, computed apart from this code. */
    @Test
    void choosesThePointsOfTheLargestTriangles() {
        var x = IntStream.range(0, 96).mapToDouble(i -> i * 900).toArray();
        var y = IntStream.range(0, 96)
                .mapToDouble(i -> (i * 37) % 101 + (i == 40 ? 50 : 0))
                .toArray();

        var chosen = Thinning.choose(x, y, 12);

        assertArrayEquals(new int[] {0, 2, 11, 19, 33, 40, 52, 60, 71, 79, 85, 95}, chosen);
    }

    @Test
    void keepsTheEndsThePeakAndOnePointOfEachGap() {
        var points = points(i -> (i >= 10 && i < 20) || i == 30 ? null : i == 50 ? 900.0 : i % 7);

        var left = Thinning.atMost(10, points);

        assertEquals(12, left.size());
        assertEquals(points.get(0), left.get(0));
        assertEquals(points.get(99), left.get(11));
        assertEquals(1, left.stream().filter(points.get(50)::equals).count());
        assertEquals(
                List.of(points.get(10), points.get(30)),
                left.stream().filter(point -> point.value() == null).toList());
    }

    @Test
    void leavesAShortSeriesAsItIs() {
        var points = points(i -> i % 2 == 0 ? null : 1.0);

        assertEquals(points, Thinning.atMost(100, points));
    }

    private static List<PointView> points(Value value) {
        var points = new ArrayList<PointView>();
        for (var i = 0; i < 100; i++) {
            var known = value.of(i);
            points.add(new PointView(
                    START.plusMinutes(15L * i),
                    known,
                    known == null ? 0 : 1,
                    null,
                    null,
                    known == null ? List.of(SeriesReason.NO_DATA) : null));
        }
        return points;
    }

    private interface Value {
        @Nullable
        Double of(int i);
    }
}
