package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.engine.Carrier;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "One carrier in one group")
public record EmissionRowView(
        @Schema(description = "Set when grouped by month", examples = "2025-01")
        Optional<YearMonth> period,

        @Schema(description = "Set when grouped by building; absent for the rest, which no building accounts for")
        Optional<UUID> buildingId,

        @Schema(
                description = "Scope of the greenhouse gas protocol: 1 burnt here, 2" + " bought as energy",
                examples = "2")
        int scope,

        @Schema(
                description = "What is used; its base unit is kWh, m3 (gas), GJ (heat, cooling) or t (petrol, diesel)",
                examples = "ELECTRICITY")
        Carrier carrier,

        @Schema(description = "Quantity used") ActivityView activity,

        @Schema(description = "Location-based") EmissionFigureView location,

        @Schema(description = "By the Shanghai ETS") EmissionFigureView ets,

        @Schema(description = "True if any reading behind it was made up for demonstration", examples = "false")
        boolean illustrative) {}
