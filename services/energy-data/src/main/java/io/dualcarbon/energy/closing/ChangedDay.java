package io.dualcarbon.energy.closing;

import java.time.LocalDate;
import java.util.UUID;

/** A meter's day that an upload changed, with its totals in the base unit of the carrier. */
public record ChangedDay(UUID meterId, LocalDate day, double before, double after) {}
