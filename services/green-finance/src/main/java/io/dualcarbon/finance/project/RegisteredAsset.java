package io.dualcarbon.finance.project;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of an asset in the asset registry. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RegisteredAsset(
        UUID id, boolean illustrative, @Nullable UUID meterId) {}
