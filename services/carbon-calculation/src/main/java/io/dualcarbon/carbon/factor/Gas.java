package io.dualcarbon.carbon.factor;

/** What a factor counts: carbon dioxide alone, or all greenhouse gases as carbon dioxide. */
public enum Gas {
    CO2,
    CO2E
}
