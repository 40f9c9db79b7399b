package io.dualcarbon.local.demo;

/** Chance that falls the same way on every machine: a hash of a place in a sequence (SplitMix64). */
final class Noise {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private Noise() {}

    static long sequence(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** Evenly between 0 and 1. */
    static double at(long sequence, long place) {
        long z = sequence + place * GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /** A factor between {@code 1 - spread} and {@code 1 + spread}. */
    static double factor(long sequence, long place, double spread) {
        return 1 + spread * (2 * at(sequence, place) - 1);
    }
}
