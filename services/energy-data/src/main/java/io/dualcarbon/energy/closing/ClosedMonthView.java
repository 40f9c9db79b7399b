package io.dualcarbon.energy.closing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A month that a tenant administrator closed: its readings change only as restatements")
public record ClosedMonthView(
        @Schema(description = "The month, local to the tenant", examples = "2025-01")
        YearMonth month,

        @Schema(description = "When it was closed") Instant closedAt,

        @Schema(description = "Account that closed it", examples = "admin")
        String closedBy,

        @Schema(description = "Why, in the words of who closed it", examples = "Agreed with the statistics bureau")
        Optional<String> note) {}
