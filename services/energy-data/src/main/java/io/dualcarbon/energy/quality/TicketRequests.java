package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be done with a ticket. */
final class TicketRequests {
    private TicketRequests() {}

    @Schema(description = "Who is to see to a ticket, and until when", name = "NewAssignment")
    record NewAssignment(
            @Schema(description = "Account of who is to see to it", examples = "steward") @NotBlank @Size(max = 200)
            String owner,

            @Schema(description = "Last day for it; as before if left out", examples = "2025-01-08") @Nullable
            LocalDate due) {
        NewAssignment {
            if (due != null && !LocalDays.isKept(due)) {
                throw QualityProblem.TICKET_DUE_INVALID.because().at("due");
            }
        }
    }

    @Schema(description = "That the cause of a ticket is gone", name = "NewResolution")
    record NewResolution(
            @Schema(description = "What was done", examples = "SIM card replaced") @NotBlank @Size(max = 1000)
            String note) {}

    @Schema(description = "That what was found is no fault", name = "NewDismissal")
    record NewDismissal(
            @Schema(description = "Why it is no fault", examples = "The server room draws the same power day and night")
            @NotBlank
            @Size(max = 1000)
            String reason) {}
}
