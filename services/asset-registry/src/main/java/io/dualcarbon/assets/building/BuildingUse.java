package io.dualcarbon.assets.building;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description = "What a building is mostly used for; all but RESIDENTIAL and INDUSTRIAL are public"
                + " buildings (公共建筑)")
public enum BuildingUse {
    @Schema(description = "办公")
    OFFICE,
    @Schema(description = "机关办公")
    GOVERNMENT_OFFICE,
    @Schema(description = "商场")
    SHOPPING_MALL,
    @Schema(description = "宾馆饭店")
    HOTEL,
    @Schema(description = "医疗卫生")
    HEALTHCARE,
    @Schema(description = "教育")
    EDUCATION,
    @Schema(description = "文化")
    CULTURE,
    @Schema(description = "体育")
    SPORTS,
    @Schema(description = "会展")
    EXHIBITION,
    @Schema(description = "交通枢纽")
    TRANSPORTATION,
    @Schema(description = "综合")
    MIXED_USE,
    @Schema(description = "居住")
    RESIDENTIAL,
    @Schema(description = "工业")
    INDUSTRIAL,
    @Schema(description = "其他公共建筑")
    OTHER_PUBLIC;

    /** True for what the rules on public buildings (公共建筑) speak of. */
    boolean isPublic() {
        return this != RESIDENTIAL && this != INDUSTRIAL;
    }
}
