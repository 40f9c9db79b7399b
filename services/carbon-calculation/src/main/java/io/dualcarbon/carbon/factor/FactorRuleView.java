package io.dualcarbon.carbon.factor;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a publication says of when its factor applies")
public record FactorRuleView(
        @Schema(description = "In Chinese", examples = "通知规定：今后确定历史碳排放数据也采用最新缺省值。")
        String text,

        @Schema(
                description = "In English",
                examples = "The notice rules that historical emissions are determined with the newest defaults too.")
        String textEn,

        @Schema(description = "True: the texts say in other words what stands at the source, and quote nothing")
        boolean paraphrase,

        @Schema(description = "Where the original stands", examples = "沪环气〔2022〕34号")
        String source) {

    static FactorRuleView of(FactorRule rule) {
        return new FactorRuleView(rule.zh(), rule.en(), true, rule.source());
    }
}
