package io.dualcarbon.carbon.factor;

import org.jspecify.annotations.Nullable;

/** Where a factor holds: a province (ISO 3166-2), a grid region, the nation. */
record GridArea(String code, @Nullable String parent) {}
