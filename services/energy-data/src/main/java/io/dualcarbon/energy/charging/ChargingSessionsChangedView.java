package io.dualcarbon.energy.charging;

import java.util.List;
import java.util.UUID;

/** What an upload changed, for the change feed. */
record ChargingSessionsChangedView(UUID uploadId, List<UUID> chargingStationIds) {}
