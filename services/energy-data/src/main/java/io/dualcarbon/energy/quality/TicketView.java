package io.dualcarbon.energy.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
        Optional<Instant> closedAt) {}
