package io.dualcarbon.carbon.factor;

import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What one publication says. Published once and never edited: a correction is a new version.")
public record FactorSetView(
        @Schema(description = "Stable name of the set", examples = "grid-2023")
        String id,

        @Schema(description = "Counts from 1", examples = "1")
        int version,

        @Schema(description = "Name in Chinese", examples = "2023年电力二氧化碳排放因子")
        String name,

        @Schema(description = "Name in English", examples = "Grid electricity 2023, national, regional, provincial")
        String nameEn,

        @Schema(description = "Day of publication; absent if the source names none", examples = "2025-12-31")
        Optional<LocalDate> publishedOn,

        @Schema(description = "The publication", examples = "MEE/NBS 公告2025年第47号 (t20251231_1139517)")
        String source) {

    static FactorSetView of(FactorSet set) {
        return new FactorSetView(
                set.id(),
                set.version(),
                set.name(),
                set.nameEn(),
                Optional.ofNullable(set.publishedOn()),
                set.source());
    }
}
