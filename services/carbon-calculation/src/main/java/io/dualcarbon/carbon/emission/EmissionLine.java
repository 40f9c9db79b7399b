package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.engine.Carrier;
import io.dualcarbon.carbon.engine.VolumeReference;
import io.dualcarbon.carbon.factor.Choice;
import io.dualcarbon.carbon.factor.Factor;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One activity of one month with the factors that apply to it. All figures are sums of such lines, unrounded.
 *
 * @param quantity in the carrier's base unit; null if energy-data has none
 * @param boughtForOthers what an organization's meters took in besides, and meters of others behind them counted; null of
 *     others than organizations
 * @param volumeReference of gas: the condition in which the quantity is stated
 * @param coverage share of the month for which there are values, 0 to 1
 * @param measuredShare share of the quantity that was measured rather than estimated, 0 to 1
 * @param reasons why energy-data has no quantity, or not the whole one
 */
public record EmissionLine(
        YearMonth period,
        @Nullable UUID buildingId,
        @Nullable UUID meterId,
        @Nullable String meterCode,
        Carrier carrier,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal boughtForOthers,
        @Nullable VolumeReference volumeReference,
        @Nullable BigDecimal coverage,
        @Nullable BigDecimal measuredShare,
        boolean illustrative,
        List<String> reasons,
        Map<Calibre, Choice> choices) {
    static final String NO_METER = "NO_METER";

    /** True if no meter lived in that month: nothing is missing then. */
    public boolean isWithoutMeter() {
        return quantity == null && reasons.contains(NO_METER);
    }

    /** True if the whole of a month that is over was counted. */
    boolean isWhole() {
        return quantity != null && reasons.isEmpty();
    }

    public Choice choice(Calibre calibre) {
        return Objects.requireNonNull(choices.get(calibre));
    }

    /** Of a gas volume that a factor multiplies: how it comes to the condition of that factor. */
    public Optional<VolumeConversion> conversion(Calibre calibre) {
        return quantity == null
                ? Optional.empty()
                : choice(calibre)
                        .factor()
                        .map(Factor::volumeReference)
                        .flatMap(ofFactor -> Optional.ofNullable(volumeReference)
                                .map(metered -> new VolumeConversion(metered, ofFactor)));
    }

    /** What the factor multiplies. */
    @Nullable
    BigDecimal convertedQuantity(Calibre calibre) {
        return converted(quantity, calibre);
    }

    private @Nullable BigDecimal converted(@Nullable BigDecimal metered, Calibre calibre) {
        return metered == null
                ? null
                : conversion(calibre)
                        .map(conversion -> metered.multiply(conversion.ratio()))
                        .orElse(metered);
    }

    public @Nullable BigDecimal emissionsKg(Calibre calibre) {
        return emissionsKg(quantity, calibre);
    }

    @Nullable
    BigDecimal boughtForOthersKg(Calibre calibre) {
        return emissionsKg(boughtForOthers, calibre);
    }

    private @Nullable BigDecimal emissionsKg(@Nullable BigDecimal activity, Calibre calibre) {
        var converted = converted(activity, calibre);
        return converted == null
                ? null
                : choice(calibre).factor().map(f -> f.emissionsKg(converted)).orElse(null);
    }
}
