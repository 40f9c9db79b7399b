package io.dualcarbon.energy.export;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What an export holds")
public enum ExportContent {
    @Schema(description = "A row a meter and bucket of time")
    SERIES(List.of(
            new Column("meterId", ColumnType.TEXT),
            new Column("meterCode", ColumnType.TEXT),
            new Column("carrier", ColumnType.TEXT),
            new Column("direction", ColumnType.TEXT),
            new Column("start", ColumnType.TIME),
            new Column("value", ColumnType.NUMBER),
            new Column("unit", ColumnType.TEXT),
            new Column("coverage", ColumnType.NUMBER),
            new Column("apportioned", ColumnType.TEXT),
            new Column("filled", ColumnType.TEXT),
            new Column("reasons", ColumnType.TEXT))),
    @Schema(
            description = "A row a period, carrier, direction and end use of a node; the whole node has an empty end"
                    + " use")
    CONSUMPTION(List.of(
            new Column("period", ColumnType.TEXT),
            new Column("carrier", ColumnType.TEXT),
            new Column("direction", ColumnType.TEXT),
            new Column("endUse", ColumnType.TEXT),
            new Column("quantity", ColumnType.NUMBER),
            new Column("unit", ColumnType.TEXT),
            new Column("measuredQuantity", ColumnType.NUMBER)));

    private final List<Column> columns;

    ExportContent(List<Column> columns) {
        this.columns = columns;
    }

    List<Column> columns() {
        return columns;
    }
}
