package io.dualcarbon.energy.latest;

import java.util.List;

/** The data of one event of the live stream: the newest values of the meters that changed. */
public record LiveValuesView(List<LatestValueView> values) {}
