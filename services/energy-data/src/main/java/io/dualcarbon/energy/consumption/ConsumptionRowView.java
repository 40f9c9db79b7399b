package io.dualcarbon.energy.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.VolumeReference;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The consumption of one group in one period")
public record ConsumptionRowView(
        @Schema(
                description = "Month, day or year, local to the tenant; the whole range as from/to",
                examples = "2025-01")
        String period,

        @Schema(
                description = "Grouped by area: the area directly below the one that is asked about, left out for what"
                        + " lies in none of them. Of other nodes the area in which the meters lie")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID areaId,

        @Schema(description = "Grouped by building use; left out for meters in no building", examples = "OFFICE")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String buildingUse,

        @Schema(description = "Grouped by organization: whose meters they are; left out where nobody is named")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID organizationId,

        @Schema(description = "Grouped by building or meter; left out for meters in no building")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID buildingId,

        @Schema(description = "Grouped by meter: a boundary meter of the node, or with building of a building in it")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID meterId,

        @Schema(description = "Grouped by meter: its code", examples = "MAIN-01-E")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String meterCode,

        @Schema(
                description = "Grouped by end use: its code, or RESIDUAL for what no sub-meter itemises",
                examples = "A")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String endUse,

        Carrier carrier,
        Direction direction,

        @Schema(
                description =
                        "Sum of the boundary meters in `unit`, summed first and then rounded to 6 decimals, so that"
                                + " rows need not sum to their whole in the last digit; not rounded with `unrounded`; null with"
                                + " reasons",
                nullable = true,
                examples = "10583.353")
        @Nullable
        BigDecimal quantity,

        @Schema(
                description = "Of an organization, asked about or told apart by `groupBy`: what its meters took in and"
                        + " meters of others behind them counted, in `unit`. It is in the `quantity` of those others and"
                        + " no longer in this one; both together are what was bought or passed on to the organization."
                        + " Left out of what is no organization's, and without a quantity",
                examples = "14880")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        BigDecimal boughtForOthers,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        @Schema(
                description =
                        "Only of gas: the condition in which the meters of the group state their volumes, and so the"
                                + " quantity; UNKNOWN if they do not agree. Left out of a whole area or building and of"
                                + " its end uses, whose quantity is the sum of volumes as they are metered")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        VolumeReference volumeReference,

        @Schema(
                description =
                        "Share of the days that are over for which the meters have values, 0 to 1; those that are taken"
                                + " out of the group count as well",
                examples = "1")
        double coverage,

        @Schema(
                description =
                        "Share of the quantity that was measured at its interval rather than billed or filled, 0 to 1",
                examples = "1")
        double measuredShare,

        @Schema(
                description = "Share of the quantity that was computed and approved to fill gaps, 0 to 1: never to be"
                        + " settled as measured",
                examples = "0")
        double filledShare,

        @Schema(description = "True if a meter in it is only an illustration")
        boolean illustrative,

        List<ConsumptionReason> reasons) {

    static ConsumptionRowView of(Figure figure, Span span, boolean unrounded) {
        var group = figure.group();
        return new ConsumptionRowView(
                span.name(figure.beginning()),
                id(group.area()),
                group.buildingUse().isEmpty() ? null : group.buildingUse(),
                id(group.organization()),
                figure.buildingId(),
                id(group.meter()),
                figure.meterCode(),
                group.endUse().isEmpty() ? null : group.endUse(),
                group.carrier(),
                group.direction(),
                unrounded ? figure.unrounded() : figure.quantity(),
                forOthers(figure.boughtForOthers(), unrounded),
                group.carrier().baseUnit(),
                figure.volumeReference(),
                figure.coverage(),
                figure.measuredShare(),
                figure.filledShare(),
                figure.illustrative(),
                figure.reasons());
    }

    private static @Nullable BigDecimal forOthers(@Nullable Double bought, boolean unrounded) {
        if (bought == null) {
            return null;
        }
        return unrounded ? Answer.plain(BigDecimal.valueOf(bought)) : Answer.quantity(bought);
    }

    private static @Nullable UUID id(String key) {
        return key.isEmpty() ? null : UUID.fromString(key);
    }
}
