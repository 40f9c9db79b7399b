package io.dualcarbon.energy.mohurd;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Which buildings and days the ministry's package is to hold, and who sends it")
public record NewMohurdExport(
        @NotNull @Valid DataCentre dataCentre,

        @Schema(description = "All buildings of the area that have a code of the data centre") @Nullable
        UUID areaId,

        @Schema(
                description = "These buildings; each needs a code of the data centre",
                examples = "[\"0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34\"]")
        @Size(min = 1, max = 500)
        @Nullable
        List<@NotNull UUID> buildingIds,

        @Schema(description = "First day", examples = "2025-01-01") @NotNull
        LocalDate from,

        @Schema(description = "Exclusive", examples = "2025-01-02") @NotNull
        LocalDate to,

        @Schema(description = "Whose codes the receiver uses; STANDARD if left out") @Nullable
        MohurdDialect dialect,

        @Schema(description = "True: the buildings are told as new (N), else as changed (U)") @Nullable
        Boolean firstUpload) {

    @Schema(description = "The data centre that sends the package")
    record DataCentre(
            @Schema(description = "Six digits, given out by the ministry", examples = "310105")
            @NotNull
            @Pattern(regexp = "\\d{6}")
            String id,

            @Schema(description = "Its name", examples = "长宁区能耗监测数据中心") @NotBlank @Size(max = 48)
            String name,

            @Schema(description = "Who is in charge of it", examples = "张三") @Nullable @Size(max = 48)
            String manager,

            @Schema(description = "What it is for", examples = "长宁区建筑能耗监测") @Nullable @Size(max = 800)
            String description,

            @Schema(description = "Whom to ask", examples = "李四") @Nullable @Size(max = 48)
            String contact,

            @Schema(description = "Telephone number of the contact", examples = "021-5555 0100")
            @Nullable
            @Size(max = 48)
            String telephone) {}
}
