package io.dualcarbon.carbon.factor;

/** What a publication says of when its factor applies, in our words. */
record FactorRule(String zh, String en, String source) {}
