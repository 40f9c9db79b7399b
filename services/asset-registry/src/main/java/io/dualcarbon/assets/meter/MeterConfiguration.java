package io.dualcarbon.assets.meter;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What holds of a meter from a day on. */
@Embeddable
record MeterConfiguration(BigDecimal multiplier, @Nullable UUID parentId) {}
