package io.dualcarbon.finance.catalogue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A category on the first level of a catalogue")
public record CategoryView(
        @Schema(description = "Number on the first level; send it as catalogueCode", examples = "1")
        String code,

        @Schema(description = "As the document prints it", examples = "节能降碳产业")
        String name) {}
