package io.dualcarbon.energy.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads of a register that were due between two others, or since the last one, evenly apart.
 *
 * @param from the read before, seconds since 1970
 * @param to the read after; where there is none, until when was looked
 * @param every seconds from one to the next
 * @param open true if there is no read after
 */
record MissedReads(long from, long to, double every, long count, boolean open) {
    /** So many reads before a time tell its rhythm: the median of the gaps between them. */
    static final int READS_OF_A_RHYTHM = 13;

    /** Own definition: fewer gaps are no rhythm. */
    private static final int LEAST_GAPS = 3;

    /**
     * What is missing among these reads and until then. A read is missing that is half of its rhythm late.
     *
     * @param configuredSeconds from one read to the next as the registry has it; 0 if that is for the reads to tell
     */
    static List<MissedReads> among(List<Long> times, long configuredSeconds, long until) {
        var missed = new ArrayList<MissedReads>();
        for (var next = 1; next <= times.size(); next++) {
            var open = next == times.size();
            var from = times.get(next - 1);
            var to = open ? until : times.get(next);
            var rhythm = configuredSeconds > 0 ? configuredSeconds : rhythm(times.subList(0, next));
            if (rhythm > 0 && to > from) {
                var count = (long) Math.floor((double) (to - from) / rhythm + (open ? -0.5 : 0.5)) - (open ? 0 : 1);
                if (count > 0) {
                    missed.add(
                            new MissedReads(from, to, open ? rhythm : (double) (to - from) / (count + 1), count, open));
                }
            }
        }
        return missed;
    }

    /** Seconds between reads after these, as far as they tell; 0 if there are too few. */
    static long rhythm(List<Long> times) {
        var last = times.subList(Math.max(0, times.size() - READS_OF_A_RHYTHM), times.size());
        if (last.size() <= LEAST_GAPS) {
            return 0;
        }
        var gaps = new double[last.size() - 1];
        for (var i = 0; i < gaps.length; i++) {
            gaps[i] = last.get(i + 1) - last.get(i);
        }
        return Math.round(LikeHours.median(gaps));
    }

    /** How many of them were due in {@code [start, end)}. */
    long dueIn(long start, long end) {
        return Math.max(0, dueBefore(end) - dueBefore(start));
    }

    /** When the first was due at or after {@code start}. */
    long firstDue(long start) {
        return from + Math.round((dueBefore(start) + 1) * every);
    }

    private long dueBefore(long instant) {
        return Math.max(0, Math.min(count, (long) Math.ceil((instant - from) / every) - 1));
    }
}
