package io.dualcarbon.energy.intensity;

import io.dualcarbon.energy.consumption.Figure;
import io.dualcarbon.energy.intensity.IntensitiesView.CarrierEnergyView;
import io.dualcarbon.energy.registry.NodeDirectory.Building;
import io.dualcarbon.energy.standardcoal.CoefficientSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one building used per square metre in a year. */
record Intensity(
        Building building,
        @Nullable BigDecimal value,
        int daysWithData,
        List<CarrierEnergyView> carriers,
        boolean illustrative,
        List<IntensityReason> reasons) {
    private static final int DAYS_NEEDED = 350;

    static Intensity of(Building building, List<Figure> figures, CoefficientSet set) {
        // A carrier whose last meter was retired before is used no more; water is no energy.
        var energy = figures.stream()
                .filter(figure -> CoefficientSet.isEnergy(figure.group().carrier()))
                .filter(figure -> !reasons(figure, set).contains(IntensityReason.NO_METER))
                .toList();
        var carriers = energy.stream().map(figure -> carrier(figure, set)).toList();
        var reasons = new ArrayList<IntensityReason>();
        if (carriers.isEmpty()) {
            reasons.add(IntensityReason.NO_METER);
        }
        carriers.forEach(carrier -> carrier.reasons().stream()
                .filter(reason -> !reasons.contains(reason))
                .forEach(reasons::add));
        var area = building.grossFloorAreaM2();
        if (area == null || area.signum() <= 0) {
            reasons.add(IntensityReason.NO_FLOOR_AREA);
        }
        return new Intensity(
                building,
                reasons.isEmpty() && area != null ? perArea(carriers, area) : null,
                carriers.stream()
                        .mapToInt(CarrierEnergyView::daysWithData)
                        .min()
                        .orElse(0),
                carriers,
                energy.stream().anyMatch(Figure::illustrative),
                reasons);
    }

    private static BigDecimal perArea(List<CarrierEnergyView> carriers, BigDecimal area) {
        var sum = BigDecimal.ZERO;
        for (var carrier : carriers) {
            if (carrier.energy() != null) {
                sum = sum.add(carrier.energy());
            }
        }
        return plain(sum.divide(area, 6, RoundingMode.HALF_UP));
    }

    private static CarrierEnergyView carrier(Figure figure, CoefficientSet set) {
        var carrier = figure.group().carrier();
        var coefficient = set.coefficients().get(carrier);
        var quantity = figure.quantity();
        return new CarrierEnergyView(
                carrier,
                quantity,
                carrier.baseUnit(),
                coefficient == null ? null : plain(coefficient.value()),
                coefficient == null ? null : coefficient.unit(),
                coefficient == null ? null : coefficient.source(),
                quantity == null || coefficient == null
                        ? null
                        : plain(quantity.multiply(coefficient.value()).setScale(6, RoundingMode.HALF_UP)),
                figure.coverage(),
                figure.daysWithData(),
                figure.measuredShare(),
                reasons(figure, set));
    }

    /** A few days without data are accepted: the intensity then stands for those that have some. */
    private static List<IntensityReason> reasons(Figure figure, CoefficientSet set) {
        var reasons = new ArrayList<IntensityReason>();
        for (var reason : figure.reasons()) {
            switch (reason) {
                case NO_METER -> reasons.add(IntensityReason.NO_METER);
                case NO_DATA -> reasons.add(IntensityReason.NO_DATA);
                case PERIOD_OPEN, MONTH_OPEN, DAY_OPEN -> reasons.add(IntensityReason.PERIOD_OPEN);
                case NEGATIVE -> reasons.add(IntensityReason.NEGATIVE);
                case COVERAGE -> {}
            }
        }
        if (figure.quantity() != null && figure.daysWithData() < DAYS_NEEDED) {
            reasons.add(IntensityReason.COVERAGE);
        }
        if (!set.coefficients().containsKey(figure.group().carrier())) {
            reasons.add(IntensityReason.NO_COEFFICIENT);
        }
        return reasons;
    }

    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
    }
}
