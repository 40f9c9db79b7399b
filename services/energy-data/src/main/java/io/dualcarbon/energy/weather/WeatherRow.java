package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.ingest.NamedRow;
import io.dualcarbon.energy.ingest.RowProblem;
import io.dualcarbon.energy.registry.MeterRef;
import org.jspecify.annotations.Nullable;

/** An hour as it was sent, or why it cannot be read. NaN: not observed. */
record WeatherRow(
        int number,
        @Nullable MeterRef ref,
        long start,
        double temperatureC,
        double irradiationWhM2,
        @Nullable RowProblem problem)
        implements NamedRow {}
