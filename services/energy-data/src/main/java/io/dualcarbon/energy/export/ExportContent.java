package io.dualcarbon.energy.export;

import io.dualcarbon.energy.export.Column.Type;
import java.util.List;

/** What an export holds. */
public enum ExportContent {
    /** A row a meter and bucket of time. */
    SERIES(List.of(
            new Column("meterId", Type.TEXT),
            new Column("meterCode", Type.TEXT),
            new Column("carrier", Type.TEXT),
            new Column("direction", Type.TEXT),
            new Column("start", Type.TIME),
            new Column("value", Type.NUMBER),
            new Column("unit", Type.TEXT),
            new Column("coverage", Type.NUMBER),
            new Column("apportioned", Type.TEXT),
            new Column("reasons", Type.TEXT))),
    /** A row a period, carrier, direction and end use of a node; the whole node has an empty end use. */
    CONSUMPTION(List.of(
            new Column("period", Type.TEXT),
            new Column("carrier", Type.TEXT),
            new Column("direction", Type.TEXT),
            new Column("endUse", Type.TEXT),
            new Column("quantity", Type.NUMBER),
            new Column("unit", Type.TEXT),
            new Column("measuredQuantity", Type.NUMBER)));

    private final List<Column> columns;

    ExportContent(List<Column> columns) {
        this.columns = columns;
    }

    List<Column> columns() {
        return columns;
    }
}
