package io.dualcarbon.carbon.factor;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a factor counts: carbon dioxide alone, or all greenhouse gases as carbon dioxide. */
@Schema(description = "CO2: carbon dioxide alone; CO2E: all greenhouse gases as carbon dioxide")
public enum Gas {
    CO2,
    CO2E
}
