package io.dualcarbon.carbon.factor;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one publication says. Published once and never edited: a correction is a new version. */
record FactorSet(
        String id,
        int version,
        String name,
        String nameEn,
        @Nullable LocalDate publishedOn,
        String source) {}
