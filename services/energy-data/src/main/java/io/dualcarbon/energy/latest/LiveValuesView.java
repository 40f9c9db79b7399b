package io.dualcarbon.energy.latest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The data of one event of the live stream: the newest values of the meters that changed")
public record LiveValuesView(
        @Schema(description = "One a meter that changed; all meters in the first event")
        List<LatestValueView> values) {}
