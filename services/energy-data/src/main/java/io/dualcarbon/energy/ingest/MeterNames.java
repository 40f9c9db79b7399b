package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dualcarbon.energy.registry.MeterRef;
import io.dualcarbon.energy.registry.MeterRef.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The meters that a body names, found by the bytes of their names: no text is made of a name that came before. */
final class MeterNames {
    /** More than a district has meters; behind it they are begun anew. */
    private static final int MOST = 1 << 16;

    private static final int SMALLEST = 1 << 10;

    private @Nullable Entry[] table = new Entry[SMALLEST];
    private int size;

    /** The meter that the plain characters between these places name. */
    MeterRef get(Kind kind, byte[] bytes, int from, int to) {
        var hash = kind.hashCode();
        for (var i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        for (var entry = table[slot(hash, table.length)]; entry != null; entry = entry.next()) {
            if (entry.hash() == hash
                    && entry.ref().kind() == kind
                    && Arrays.equals(entry.name(), 0, entry.name().length, bytes, from, to)) {
                return entry.ref();
            }
        }
        return add(kind, hash, Arrays.copyOfRange(bytes, from, to));
    }

    private MeterRef add(Kind kind, int hash, byte[] name) {
        if (size == MOST) {
            table = new Entry[SMALLEST];
            size = 0;
        }
        if (++size > table.length) {
            grow();
        }
        var slot = slot(hash, table.length);
        var ref = new MeterRef(kind, new String(name, US_ASCII));
        table[slot] = new Entry(hash, name, ref, table[slot]);
        return ref;
    }

    private void grow() {
        var larger = new Entry[4 * table.length];
        for (var chain : table) {
            for (var entry = chain; entry != null; entry = entry.next()) {
                var slot = slot(entry.hash(), larger.length);
                larger[slot] = new Entry(entry.hash(), entry.name(), entry.ref(), larger[slot]);
            }
        }
        table = larger;
    }

    private static int slot(int hash, int length) {
        return (hash ^ hash >>> 16) & (length - 1);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Entry(
            int hash, byte[] name, MeterRef ref, @Nullable Entry next) {}
}
