package io.dualcarbon.energy.bill;

import io.dualcarbon.energy.ingest.NamedRow;
import io.dualcarbon.energy.ingest.RowProblem;
import io.dualcarbon.energy.registry.MeterRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A bill as it was sent, or why it cannot be read. {@code to} is the day after its last. */
record BillRow(
        int number,
        @Nullable MeterRef ref,
        @Nullable String unit,
        LocalDate from,
        LocalDate to,
        BigDecimal quantity,
        @Nullable RowProblem problem)
        implements NamedRow {}
