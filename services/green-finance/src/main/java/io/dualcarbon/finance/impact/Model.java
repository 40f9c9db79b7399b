package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.impact.EnergyDataClient.Savings;
import io.dualcarbon.finance.impact.EnergyDataClient.SavingsTotal;
import io.dualcarbon.finance.impact.EnergyDataClient.SavingsUncertainty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The baseline of energy-data against which a saving was measured, and how sure that is. */
record Model(UUID baselineId, String method, Optional<SavingUncertaintyView> uncertainty) {
    /** Of several portions the half widths are summed: they come from one model, so their errors do not cancel. */
    static Model of(UUID baselineId, List<Savings> portions) {
        var totals = portions.stream().map(Savings::total).toList();
        var known = totals.stream()
                .map(SavingsTotal::uncertainty)
                .filter(Objects::nonNull)
                .toList();
        return new Model(
                baselineId,
                portions.get(0).method(),
                known.stream()
                        .findFirst()
                        .map(first -> new SavingUncertaintyView(
                                first.confidence(),
                                known.stream()
                                        .map(SavingsUncertainty::halfWidth)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                                totals.stream()
                                        .map(SavingsTotal::avoided)
                                        .filter(Objects::nonNull)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                                first.formula())));
    }
}
