package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.impact.CarbonCalculationClient.Factor;
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
    private static final int EMISSION_DECIMALS = 3;
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
                    List.of());
        }
        var months = saved.stream()
                .map(month ->
                        rule == EmissionRule.PCAF_ORDER ? generated(month, gridArea) : saved(month, asset, gridArea))
                .toList();
        var complete = months.stream().allMatch(month -> month.kgCo2e() != null);
        var reasons = EnumSet.noneOf(ImpactReason.class);
        if (!complete) {
            reasons.add(ImpactReason.NO_FACTOR);
        }
        return new AvoidedEmissionsView(
                complete ? sum(months) : null,
                complete ? halfWidth(measured, months) : Optional.empty(),
                rule,
                explanation,
                months.stream()
                        .flatMap(month -> month.factorId().stream())
                        .distinct()
                        .toList(),
                months.stream().anyMatch(AvoidedMonthView::provisional),
                List.copyOf(reasons),
                months.stream()
                        .map(month -> new AvoidedMonthView(
                                month.month(),
                                rounded(month.kgCo2e()),
                                month.factorId(),
                                month.kgPerKwh(),
                                month.provisional()))
                        .toList());
    }

    private AvoidedMonthView saved(SavedMonth month, AssetKind asset, String gridArea) {
        var purpose = asset == AssetKind.AREA ? "DISTRICT_INVENTORY" : "ENTITY_LOCATION";
        var answer = carbon.ask(() -> client.applicable(
                purpose, gridArea, "ELECTRICITY", month.month().toString()));
        var factor = Optional.ofNullable(answer.factor());
        return new AvoidedMonthView(
                month.month(),
                factor.map(f -> f.kgPerBaseUnit().multiply(Objects.requireNonNull(month.savedKwh())))
                        .orElse(null),
                factor.map(Factor::id),
                factor.map(Factor::kgPerBaseUnit),
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
                        .divide(BigDecimal.valueOf(months.size()), EMISSION_DECIMALS, RoundingMode.HALF_UP));
    }

    private AvoidedMonthView generated(SavedMonth month, String gridArea) {
        var savedKwh = Objects.requireNonNull(month.savedKwh())
                .setScale(ASKED_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        var answer = carbon.ask(
                () -> client.avoided(savedKwh, gridArea, month.month().toString(), "ELECTRICITY"));
        return new AvoidedMonthView(
                month.month(),
                answer.avoidedKgCo2e(),
                Optional.ofNullable(answer.factor()).map(Factor::id),
                Optional.ofNullable(answer.factor()).map(Factor::kgPerBaseUnit),
                answer.provisional());
    }

    private static @Nullable BigDecimal sum(List<AvoidedMonthView> months) {
        return months.stream()
                .map(AvoidedMonthView::kgCo2e)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .map(AvoidedEmissions::rounded)
                .orElse(null);
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal kgCo2e) {
        return kgCo2e == null ? null : kgCo2e.setScale(EMISSION_DECIMALS, RoundingMode.HALF_UP);
    }
}
