package io.dualcarbon.assets.meter;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What is to hold of a meter from a day on, as a whole")
public record NewMeterConfiguration(
        @Schema(description = "CT x PT from that day on; 1 if left out", examples = "60")
        @Positive
        @Digits(integer = 9, fraction = 6)
        @Nullable
        BigDecimal multiplier,

        @Schema(description = "The parent from that day on; none if left out") @Nullable
        UUID parentId) {}
