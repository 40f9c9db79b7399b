package io.dualcarbon.assets.meter;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A meter in the formula of a virtual one")
public record MeterTerm(
        @Schema(description = "A meter of the same carrier that is not VIRTUAL itself") @NotNull
        UUID meterId,

        @Schema(description = "By what its quantity is multiplied: 1 adds, -1 subtracts", examples = "-1")
        @NotNull
        @Digits(integer = 6, fraction = 9)
        BigDecimal factor) {}
