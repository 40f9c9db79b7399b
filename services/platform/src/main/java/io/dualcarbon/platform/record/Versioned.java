package io.dualcarbon.platform.record;

/** A view of a record that is changed over HTTP: an answer that holds one carries its version as ETag. */
public interface Versioned {
    /** Begins with 0 and grows by one with every change. */
    int version();
}
