package io.dualcarbon.finance.impact;

import io.dualcarbon.platform.http.Dependency;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Multiplies each month's saving by the factor that carbon-calculation holds valid there and then. */
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
    AvoidedEmissionsView of(List<SavedMonth> saved, String gridArea) {
        if (saved.isEmpty()) {
            return new AvoidedEmissionsView(null, List.of(), false, List.of(ImpactReason.NO_SAVING), List.of());
        }
        var months = saved.stream().map(month -> ofMonth(month, gridArea)).toList();
        var complete = months.stream().allMatch(month -> month.kgCo2e() != null);
        var reasons = EnumSet.noneOf(ImpactReason.class);
        if (!complete) {
            reasons.add(ImpactReason.NO_FACTOR);
        }
        return new AvoidedEmissionsView(
                complete ? sum(months) : null,
                months.stream()
                        .flatMap(month -> month.factorId().stream())
                        .distinct()
                        .toList(),
                months.stream().anyMatch(AvoidedMonthView::provisional),
                List.copyOf(reasons),
                months.stream()
                        .map(month -> new AvoidedMonthView(
                                month.month(), rounded(month.kgCo2e()), month.factorId(), month.provisional()))
                        .toList());
    }

    private AvoidedMonthView ofMonth(SavedMonth month, String gridArea) {
        var savedKwh = Objects.requireNonNull(month.savedKwh())
                .setScale(ASKED_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        var answer = carbon.ask(
                () -> client.avoided(savedKwh, gridArea, month.month().toString(), "ELECTRICITY"));
        return new AvoidedMonthView(
                month.month(),
                answer.avoidedKgCo2e(),
                Optional.ofNullable(answer.factor()).map(CarbonCalculationClient.Factor::id),
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
