package io.dualcarbon.energy.consumption;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a group in a period.
 *
 * @param quantity in the base unit of the carrier; null with reasons
 * @param daysWithData how many days have values, as far as the least known meter allows to say
 */
public record Figure(
        Group group,
        LocalDate beginning,
        LocalDate end,
        @Nullable String meterCode,
        @Nullable UUID buildingId,
        @Nullable BigDecimal quantity,
        double coverage,
        int daysWithData,
        double measuredShare,
        double filledShare,
        boolean illustrative,
        List<ConsumptionReason> reasons) {

    /** True if nothing of it is missing or still to come. */
    boolean isWhole() {
        return quantity != null && reasons.isEmpty();
    }
}
