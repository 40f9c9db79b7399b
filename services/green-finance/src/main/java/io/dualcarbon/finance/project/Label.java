package io.dualcarbon.finance.project;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** How a catalogue classed the project on the day of the decision. Never remapped to a later catalogue. */
@Embeddable
record Label(String catalogueVersion, String catalogueCode, String catalogueCategory, LocalDate classifiedOn) {}
