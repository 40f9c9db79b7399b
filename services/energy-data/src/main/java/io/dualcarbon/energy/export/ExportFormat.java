package io.dualcarbon.energy.export;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description = "The form of an exported file: CSV (UTF-8, with a line of names), XLSX (Excel), PARQUET"
                + " (Apache Parquet)")
public enum ExportFormat {
    CSV("text/csv; charset=utf-8", "csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PARQUET("application/vnd.apache.parquet", "parquet");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }
}
