package io.dualcarbon.energy.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Leaves fewer points that draw the same line: largest triangle three buckets (Steinarsson 2013) over the points that
 * have a value. Each run of points without one becomes its first: a gap stays a gap.
 */
final class Thinning {
    private Thinning() {}

    static List<PointView> atMost(int most, List<PointView> points) {
        if (points.size() <= most) {
            return points;
        }
        var known = points.stream().filter(point -> point.value() != null).toList();
        var chosen = choose(known, most);
        var left = new ArrayList<PointView>();
        var next = 0;
        var inGap = false;
        for (var point : points) {
            if (point.value() == null) {
                if (!inGap) {
                    left.add(point);
                }
                inGap = true;
            } else {
                inGap = false;
                if (next < chosen.size() && chosen.get(next).equals(point)) {
                    left.add(point);
                    next++;
                }
            }
        }
        return left;
    }

    private static List<PointView> choose(List<PointView> points, int count) {
        if (points.size() <= count) {
            return points;
        }
        var x = points.stream()
                .mapToDouble(point -> point.start().toEpochSecond())
                .toArray();
        var y = points.stream()
                .mapToDouble(point -> Objects.requireNonNull(point.value()))
                .toArray();
        var chosen = new ArrayList<PointView>();
        for (var index : choose(x, y, count)) {
            chosen.add(points.get(index));
        }
        return chosen;
    }

    /** Of each bucket the point that spans the largest triangle with the one chosen before and the mean of the next. */
    static int[] choose(double[] x, double[] y, int count) {
        var last = x.length - 1;
        var chosen = new int[count];
        var width = (double) (x.length - 2) / (count - 2);
        for (var bucket = 0; bucket < count - 2; bucket++) {
            var from = (int) (bucket * width) + 1;
            var to = (int) ((bucket + 1) * width) + 1;
            var end = Math.min((int) ((bucket + 2) * width) + 1, x.length);
            var meanX = 0.0;
            var meanY = 0.0;
            for (var i = to; i < end; i++) {
                meanX += x[i] / (end - to);
                meanY += y[i] / (end - to);
            }
            var before = chosen[bucket];
            var largest = -1.0;
            for (var i = from; i < to; i++) {
                var area =
                        Math.abs((x[before] - meanX) * (y[i] - y[before]) - (x[before] - x[i]) * (meanY - y[before]));
                if (area > largest) {
                    largest = area;
                    chosen[bucket + 1] = i;
                }
            }
        }
        chosen[count - 1] = last;
        return chosen;
    }
}
