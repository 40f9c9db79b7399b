package io.dualcarbon.energy.closing;

import java.time.LocalDate;
import java.util.UUID;

/** A day that somebody who restates has changed, with what it summed to in the base unit of the carrier. */
public record RestatedDay(RestatedKind kind, UUID subjectId, LocalDate day, double before, double after) {}
