package io.dualcarbon.finance.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A version of an official catalogue by which projects are labelled green or transition")
public record CatalogueView(
        @Schema(description = "Send it as catalogueVersion", examples = "2025")
        String version,

        @Schema(description = "Title and number of the document", examples = "绿色金融支持项目目录(2025年版) 银发〔2025〕132号")
        String document,

        @Schema(
                description = "First day on which a project can be labelled by it; absent if the sources give none",
                examples = "2025-10-01")
        Optional<LocalDate> effectiveFrom,

        @Schema(
                description = "From this day on no project is labelled by it any more; labels given before stay",
                examples = "2025-10-01")
        Optional<LocalDate> effectiveTo,

        @Schema(description = "What to know about the dates and the content")
        Optional<String> note,

        @Schema(description = "Where the table was taken from", examples = "银发〔2025〕132号")
        String source,

        @Schema(description = "First level, in the order of the document")
        List<CategoryView> categories) {}
