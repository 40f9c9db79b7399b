package io.dualcarbon.energy.quality;

import io.dualcarbon.platform.record.Versioned;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Row and view at once. A verb says how the ticket goes on, or refuses. */
@Schema(description = "Work that follows from findings: one ticket for a meter and a rule")
public record TicketView(
        UUID id,
        @Schema(examples = "1") int version,
        UUID meterId,
        @Schema(examples = "B01-E") String meterCode,
        @Schema(examples = "GAP") Rule rule,
        @Schema(examples = "ASSIGNED") TicketState state,

        @Schema(description = "Account of who is to see to it", examples = "steward")
        Optional<String> owner,

        @Schema(
                description = "Last day for it: three working days (Monday to Friday) from the finding, unless the"
                        + " assignment says otherwise",
                examples = "2025-01-08")
        LocalDate due,

        @Schema(description = "True if it is not closed and the day is over")
        boolean overdue,

        @Schema(description = "How it was resolved, or why it was dismissed", examples = "SIM card replaced")
        Optional<String> note,

        @Schema(description = "Number of findings that the data still bear out", examples = "1")
        int openFindings,

        @Schema(description = "How often it came back", examples = "0")
        int reopened,

        @Schema(description = "When it was opened first") Instant openedAt,

        @Schema(description = "When it was resolved or dismissed; left out until then")
        Optional<Instant> closedAt)
        implements Versioned {
    /**
     * Repair within three working days is what another province asks of key energy users (a secondary source). Public
     * holidays are not known here.
     */
    private static final int WORKING_DAYS = 3;

    private static final String HEALED = "All findings healed";

    /** Where it stands, as a verb leaves it. */
    record Course(
            TicketState state,
            Optional<String> owner,
            LocalDate due,
            int reopened,
            Optional<String> note,
            Optional<Instant> closedAt) {
        static Course begun(LocalDate today, int reopened) {
            return new Course(
                    TicketState.OPEN, Optional.empty(), dueAfter(today), reopened, Optional.empty(), Optional.empty());
        }
    }

    /** Its rule found more. */
    Course reopen(LocalDate today) {
        enter(TicketState.OPEN);
        return Course.begun(today, reopened + 1);
    }

    Course assign(String newOwner, @Nullable LocalDate newDue) {
        var until = newDue == null ? due : newDue;
        return new Course(
                enter(TicketState.ASSIGNED),
                Optional.of(newOwner),
                until,
                reopened,
                Optional.empty(),
                Optional.empty());
    }

    Course resolve(String done, Instant now) {
        return new Course(enter(TicketState.RESOLVED), owner, due, reopened, Optional.of(done), Optional.of(now));
    }

    Course dismiss(String reason, Instant now) {
        return new Course(enter(TicketState.DISMISSED), owner, due, reopened, Optional.of(reason), Optional.of(now));
    }

    boolean hasHealed() {
        return !state.isClosed() && openFindings == 0;
    }

    Course heal(Instant now) {
        return resolve(HEALED, now);
    }

    private TicketState enter(TicketState next) {
        return state.to(next, () -> QualityProblem.TICKET_CLOSED.because(state));
    }

    static LocalDate dueAfter(LocalDate day) {
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                .filter(next -> next.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .skip(WORKING_DAYS - 1)
                .findFirst()
                .orElseThrow();
    }
}
