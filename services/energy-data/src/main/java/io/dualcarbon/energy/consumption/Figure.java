package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.VolumeReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a group in a period.
 *
 * @param total in the base unit of the carrier, as it was summed; null with reasons
 * @param boughtForOthers what was taken out of an organization's because meters of others counted it; null of others than
 *     organizations
 * @param volumeReference of gas, if the meters of the group are known one by one
 * @param daysWithData how many days have values, as far as the least known meter allows to say
 */
public record Figure(
        Group group,
        LocalDate beginning,
        LocalDate end,
        @Nullable String meterCode,
        @Nullable UUID buildingId,
        @Nullable Double total,
        @Nullable Double boughtForOthers,
        double coverage,
        int daysWithData,
        double measuredShare,
        double filledShare,
        boolean illustrative,
        @Nullable VolumeReference volumeReference,
        List<ConsumptionReason> reasons) {

    /** The total as it is shown. */
    public @Nullable BigDecimal quantity() {
        return total == null ? null : Answer.quantity(total);
    }

    /** For those who sum or multiply it themselves. */
    @Nullable
    BigDecimal unrounded() {
        return total == null ? null : Answer.plain(BigDecimal.valueOf(total));
    }

    /** True if nothing of it is missing or still to come. */
    boolean isWhole() {
        return total != null && reasons.isEmpty();
    }
}
