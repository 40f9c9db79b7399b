package io.dualcarbon.energy.mohurd;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A code of the ministry's guideline for sub-metering")
public record MohurdCodeView(
        @Schema(description = "ENERGY_CLASS, ELECTRICITY_SUBITEM or BUILDING_TYPE", examples = "ELECTRICITY_SUBITEM")
        String kind,

        @Schema(description = "The code as the guideline has it", examples = "A1")
        String code,

        @Schema(description = "The code above it; left out on the first level", examples = "A")
        Optional<String> parent,

        @Schema(description = "Name as the guideline has it", examples = "照明与插座")
        String name,

        @Schema(description = "Unit of what is reported under it; left out where nothing is", examples = "kWh")
        Optional<String> unit,

        @Schema(
                description = "Where it is known from",
                examples = "住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy")
        String source,

        @Schema(description = "How well: verified, secondary or memory_unverified", examples = "verified")
        String status) {}
