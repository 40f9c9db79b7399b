package io.dualcarbon.carbon.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The temperature at which a gas volume is stated, at 101.325 kPa. Gas is traded in China at 20 °C (GB/T 19205
 * 天然气标准参比条件), defaults of inventories are per normal cubic metre, at 0 °C (省级温室气体清单编制指南: 10^4Nm3).
 */
@Schema(description = "The condition in which a gas volume is stated")
public enum VolumeReference {
    @Schema(description = "20 °C and 101.325 kPa, as gas is traded in China")
    AT_20_C(20),
    @Schema(description = "0 °C and 101.325 kPa, the normal cubic metre")
    AT_0_C(0),
    @Schema(description = "Not known, or the meters of a sum state different ones")
    UNKNOWN(null);

    private static final BigDecimal ZERO_CELSIUS_IN_KELVIN = new BigDecimal("273.15");

    private final @Nullable Integer celsius;

    VolumeReference(@Nullable Integer celsius) {
        this.celsius = celsius;
    }

    public boolean isKnown() {
        return celsius != null;
    }

    /** Nobody asks for it where it is not known. */
    public int celsius() {
        return Objects.requireNonNull(celsius);
    }

    public BigDecimal kelvin() {
        return ZERO_CELSIUS_IN_KELVIN.add(BigDecimal.valueOf(celsius()));
    }

    /**
     * By how much a volume of the same gas is to be multiplied: at the same pressure volumes are as the absolute
     * temperatures, V0 = V20 x 273.15 / 293.15. What is not known stays as it is.
     */
    public BigDecimal ratioTo(VolumeReference other) {
        return this == other || !isKnown() || !other.isKnown()
                ? BigDecimal.ONE
                : other.kelvin().divide(kelvin(), MathContext.DECIMAL64);
    }
}
