package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.Energy.sendBlocks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A series is exported by a job, in each form, and what was sent is what the file holds. */
@ExtendWith(RunningPlatform.class)
class ExportsIT {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private static String building;
    private static String meter;

    /** The first four hours of the year, the second one missing: 22 of its hours have no value. */
    @BeforeAll
    static void aMeterWithAGap() {
        building = Registry.building("Exported", Registry.area("Exported"), "OFFICE", BigDecimal.TEN);
        meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        sendBlocks(hourly(meter, NEW_YEAR, 1.25, Double.NaN, 0.5, 4));
    }

    @Test
    void csv() {
        var file = Exports.file(Exports.ofMeter("CSV", meter, "2025-01-01", "2025-01-02", "PT1H"));

        var rows = CsvReader.builder().ofNamedCsvRecord(new String(file, StandardCharsets.UTF_8)).stream()
                .toList();
        assertEquals(24, rows.size());
        var first = rows.get(0);
        assertEquals(meter, first.getField("meterId"));
        assertEquals("2025-01-01T00:00+08:00", first.getField("start"));
        assertEquals("1.25", first.getField("value"));
        assertEquals("kWh", first.getField("unit"));
        assertEquals("", rows.get(1).getField("value"));
        assertEquals("NO_DATA", rows.get(1).getField("reasons"));
        assertEquals("4.0", rows.get(3).getField("value"));
    }

    /** Of the day, 1.25 + 0.5 + 4 = 5.75 are known, from three of its hours. */
    @Test
    void workbook(@TempDir Path folder) throws IOException {
        var file = Exports.file(Exports.ofMeter("XLSX", meter, "2025-01-01", "2025-01-02", "P1D"));

        var sheet = entry(Files.write(folder.resolve("export.xlsx"), file), "xl/worksheets/sheet1.xml");
        assertEquals(2, sheet.split("<row ", -1).length - 1, sheet);
        assertTrue(sheet.contains("<v>5.75</v>"), sheet);
        assertTrue(sheet.contains("<v>0.125</v>"), sheet);
        assertFalse(sheet.contains("<f>"), sheet);
    }

    @Test
    void parquet(@TempDir Path folder) throws IOException {
        var bytes = Exports.file(Exports.ofMeter("PARQUET", meter, "2025-01-01", "2025-01-02", "PT1H"));

        var rows = ParquetRows.read(Files.write(folder.resolve("export.parquet"), bytes));

        assertEquals(24, rows.size());
        assertEquals(meter, rows.get(0).get("meterId"));
        assertEquals(
                Instant.parse("2024-12-31T16:00:00Z").toEpochMilli(),
                rows.get(0).get("start"));
        assertEquals(1.25, rows.get(0).get("value"));
        assertNull(rows.get(1).get("value"));
        assertEquals("NO_DATA", rows.get(1).get("reasons"));
        assertEquals(4.0, rows.get(3).get("value"));
    }

    @Test
    void whatABuildingConsumed() {
        Energy.caughtUp("/consumption?from=2025-01&to=2025-02&buildingId=" + building);

        var file = Exports.file("""
                {"format":"CSV","what":"CONSUMPTION","buildingId":"%s","from":"2025-01","to":"2025-02",
                 "resolution":"P1M"}
                """.formatted(building));

        assertEquals(
                List.of(
                        "period,carrier,direction,endUse,quantity,unit,measuredQuantity",
                        "2025-01,ELECTRICITY,IMPORT,,5.75,kWh,5.75"),
                new String(file, StandardCharsets.UTF_8).lines().toList());
    }

    private static String entry(Path zip, String name) throws IOException {
        try (var entries = new ZipFile(zip.toFile())) {
            return new String(entries.getInputStream(entries.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
