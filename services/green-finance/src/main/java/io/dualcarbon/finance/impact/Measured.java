package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.project.ExpectedSaving;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the meters prove. */
record Measured(
        ImpactMethod method,
        Optional<Model> model,
        List<SavedMonth> months,
        boolean illustrative,
        Set<ImpactReason> obstacles) {
    private static final BigDecimal MONTHS_A_YEAR = BigDecimal.valueOf(12);
    private static final int ENERGY_DECIMALS = 3;
    private static final int SHARE_DECIMALS = 4;

    static Measured nothing(ImpactMethod method, Set<ImpactReason> obstacles) {
        return new Measured(method, Optional.empty(), List.of(), false, obstacles);
    }

    /** The months that could be compared. */
    List<SavedMonth> compared() {
        return months.stream().filter(month -> month.savedKwh() != null).toList();
    }

    MeasuredSavingView view(Optional<ExpectedSaving> promised, Locale language) {
        var compared = compared().size();
        var saved = months.stream()
                .map(SavedMonth::savedKwh)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add);
        var expected = saved.isEmpty()
                ? Optional.<BigDecimal>empty()
                : promised.map(p -> p.energyKwhPerYear()
                        .multiply(BigDecimal.valueOf(compared))
                        .divide(MONTHS_A_YEAR, MathContext.DECIMAL64));
        var share = expected.flatMap(e -> saved.map(s -> s.divide(e, SHARE_DECIMALS, RoundingMode.HALF_UP)));
        var reasons = EnumSet.noneOf(ImpactReason.class);
        reasons.addAll(obstacles);
        months.forEach(month -> reasons.addAll(month.reasons()));
        return new MeasuredSavingView(
                rounded(saved.orElse(null)),
                method,
                method.explanation().in(language),
                model.map(Model::baselineId),
                model.map(Model::method),
                model.flatMap(Model::uncertainty),
                compared,
                expected.map(Measured::rounded),
                share,
                List.copyOf(reasons),
                months.stream().map(Measured::view).toList());
    }

    private static SavedMonthView view(SavedMonth month) {
        return new SavedMonthView(
                month.month(),
                Optional.ofNullable(rounded(month.baselineKwh())),
                Optional.ofNullable(rounded(month.measuredKwh())),
                rounded(month.savedKwh()),
                List.copyOf(month.reasons()));
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal energyKwh) {
        return energyKwh == null ? null : energyKwh.setScale(ENERGY_DECIMALS, RoundingMode.HALF_UP);
    }
}
