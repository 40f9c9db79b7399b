package io.dualcarbon.energy.consumption;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure against an earlier one.
 *
 * @param quantity of the compared days, and of the whole period if none can be compared
 * @param days how many are compared, averaged over the meters
 */
record Compared(
        Figure figure,
        @Nullable Figure referenceFigure,
        LocalDate referenceBeginning,
        ComparisonBasis basis,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal reference,
        double days,
        @Nullable BigDecimal change,
        @Nullable Double relativeChange,
        List<ComparisonReason> reasons) {

    /** Figures that are compared with nothing. */
    static List<Compared> alone(List<Figure> figures) {
        return figures.stream()
                .map(figure -> new Compared(
                        figure,
                        null,
                        figure.beginning(),
                        ComparisonBasis.NONE,
                        figure.quantity(),
                        null,
                        0,
                        null,
                        null,
                        List.of()))
                .toList();
    }
}
