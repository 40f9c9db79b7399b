package io.dualcarbon.energy.register;

import io.dualcarbon.energy.ingest.NamedRow;
import io.dualcarbon.energy.ingest.RowProblem;
import io.dualcarbon.energy.registry.MeterRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A read as it was sent, or why it cannot be understood.
 *
 * @param at seconds since 1970
 */
record RegisterRow(
        int number,
        @Nullable MeterRef ref,
        @Nullable String unit,
        long at,
        BigDecimal reading,
        @Nullable RowProblem problem)
        implements NamedRow {}
