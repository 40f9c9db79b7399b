package io.dualcarbon.finance.catalogue;

import jakarta.persistence.Embeddable;

/** A class on the first level of a catalogue. */
@Embeddable
record Category(String code, int ordinal, String name, String source, String status) {}
