package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.project.AssetKind;
import io.dualcarbon.platform.http.Dependency;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies each month's saving by the factor that carbon-calculation holds valid there and then: what a plant generates
 * by the order of PCAF, which is for renewable generation only, what is saved by the factor of its consumption.
 */
@ApplicationScoped
class AvoidedEmissions {
    /** As many as carbon-calculation takes: more are noise of sums and means. */
    private static final int ASKED_DECIMALS = 9;

    private final Dependency carbon = Dependency.on("carbon-calculation");
    private final CarbonCalculationClient client;

    AvoidedEmissions(@RestClient CarbonCalculationClient client) {
        this.client = client;
    }

    /** One month without a factor leaves the sum null: a part is no whole. */
    AvoidedEmissionsView of(Measured measured, AssetKind asset, String gridArea, Locale language) {
        var rule = measured.method() == ImpactMethod.METERED_GENERATION
                ? EmissionRule.PCAF_ORDER
                : EmissionRule.CONSUMPTION_FACTOR;
        var explanation = rule.explanation().in(language);
        var saved = measured.compared();
        if (saved.isEmpty()) {
            return new AvoidedEmissionsView(
                    null,
                    Optional.empty(),
                    rule,
                    explanation,
                    List.of(),
                    false,
                    List.of(ImpactReason.NO_SAVING),
                    List.of(),
                    null,
                    Optional.empty());
        }
        var months = saved.stream()
                .map(month ->
                        rule == EmissionRule.PCAF_ORDER ? generated(month, gridArea) : saved(month, asset, gridArea))
                .toList();
        var complete = months.stream().allMatch(month -> month.kgCo2() != null);
        var reasons = EnumSet.noneOf(ImpactReason.class);
        if (!complete) {
            reasons.add(ImpactReason.NO_FACTOR);
        }
        var kgCo2 = complete ? sum(months) : null;
        var halfWidthKgCo2 = complete ? halfWidth(measured, months) : Optional.<BigDecimal>empty();
        return new AvoidedEmissionsView(
                kgCo2,
                halfWidthKgCo2,
                rule,
                explanation,
                months.stream()
                        .flatMap(month -> month.factorId().stream())
                        .distinct()
                        .toList(),
                months.stream().anyMatch(AvoidedMonthView::provisional),
                List.copyOf(reasons),
                months.stream().map(AvoidedMonthView::rounded).toList(),
                kgCo2,
                halfWidthKgCo2);
    }

    private AvoidedMonthView saved(SavedMonth month, AssetKind asset, String gridArea) {
        var purpose = asset == AssetKind.AREA ? "DISTRICT_INVENTORY" : "ENTITY_LOCATION";
        var answer = carbon.ask(() -> client.applicable(
                purpose, gridArea, "ELECTRICITY", month.month().toString()));
        var factor = Optional.ofNullable(answer.factor());
        return AvoidedMonthView.of(
                month.month(),
                factor.map(f -> f.kgPerBaseUnit().multiply(Objects.requireNonNull(month.savedKwh())))
                        .orElse(null),
                factor,
                answer.provisional());
    }

    /** The saving's own, times the mean of the months' factors. */
    private static Optional<BigDecimal> halfWidth(Measured measured, List<AvoidedMonthView> months) {
        var factors =
                months.stream().flatMap(month -> month.kgPerKwh().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return measured.model()
                .flatMap(Model::uncertainty)
                .map(uncertainty -> uncertainty
                        .halfWidthKwh()
                        .multiply(factors)
                        .divide(
                                BigDecimal.valueOf(months.size()),
                                AvoidedMonthView.EMISSION_DECIMALS,
                                RoundingMode.HALF_UP));
    }

    private AvoidedMonthView generated(SavedMonth month, String gridArea) {
        var savedKwh = Objects.requireNonNull(month.savedKwh())
                .setScale(ASKED_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        var answer = carbon.ask(
                () -> client.avoided(savedKwh, gridArea, month.month().toString(), "ELECTRICITY"));
        return AvoidedMonthView.of(
                month.month(), answer.avoidedKgCo2(), Optional.ofNullable(answer.factor()), answer.provisional());
    }

    private static @Nullable BigDecimal sum(List<AvoidedMonthView> months) {
        return months.stream()
                .map(AvoidedMonthView::kgCo2)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .map(AvoidedMonthView::shown)
                .orElse(null);
    }
}
