package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.registry.Carrier;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a baseline is about: meters whose quantities are summed. A billed one is alone. */
record Subject(List<Member> members, Carrier carrier, boolean billed, boolean illustrative) {
    /** A meter that counts from a day to the one before {@code to}. */
    record Member(UUID meterId, LocalDate from, LocalDate to) {
        boolean countsOn(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }
    }
}
