package io.dualcarbon.energy.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a rule means")
public record RuleView(
        Rule rule,

        @Schema(description = "What it finds, in English", examples = "Values of days between others are missing")
        String meaning,

        @Schema(description = "What it finds, in Chinese", examples = "有数据的日期之间缺少数值")
        String meaningZh,

        @Schema(
                description = "From where on it is found, unless the tenant set another threshold (/quality/settings)",
                examples = "1 value")
        String threshold,

        @Schema(description = "Where the threshold is known from", examples = "own definition")
        String source) {}
