package io.dualcarbon.energy.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What an upload changed, for the change feed. Days are local, {@code to} is the day after the last. */
record ConsumptionChangedView(UUID uploadId, List<UUID> meterIds, LocalDate from, LocalDate to) {}
