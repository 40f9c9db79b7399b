package io.dualcarbon.bench;

import java.sql.Connection;
import java.time.YearMonth;
import java.util.List;

/** Bytes on disk, indexes and out-of-line values included. */
record Sizes(Connection rows, Connection blocks) {
    double ofRows(List<YearMonth> months) {
        Sql.run(rows, "vacuum analyze");
        return sum(rows, "reading", months);
    }

    /** The blocks of these months and their part of all rollups, which is their part of all values. */
    double ofBlocks(List<YearMonth> months) {
        Sql.run(blocks, "vacuum analyze");
        var rollups = Sql.number(blocks, """
                select coalesce(sum(pg_total_relation_size(oid)), 0) from pg_class
                where relkind = 'r' and relname like 'rollup%'
                """);
        var all = Sql.number(blocks, "select sum(present) from interval_block");
        var ofMonths = months.stream()
                .mapToDouble(month ->
                        Sql.number(blocks, "select sum(present) from interval_block_" + CopySide.partition(month)))
                .sum();
        return sum(blocks, "interval_block", months) + rollups * ofMonths / all;
    }

    private static double sum(Connection connection, String table, List<YearMonth> months) {
        return months.stream()
                .mapToDouble(month -> Sql.number(
                        connection,
                        "select pg_total_relation_size('%s_%s')".formatted(table, CopySide.partition(month))))
                .sum();
    }
}
