package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import de.siegmar.fastcsv.reader.CsvReader;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Until;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class ExportTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private String building = "";
    private String meter = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aMeterWhoseCodeLooksLikeAFormula() {
        building = registry.building(registry.area());
        meter = registry.meterOf(building, text("code", "=1+1"));
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 1.25, Double.NaN, -0.0, 4));
    }

    @Test
    void writesCsvThatNoSpreadsheetTakesForAFormula() {
        var file = file(export("CSV", "SERIES", "meterId", meter, "2025-01-01", "2025-01-02", "RAW"))
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", "attachment; filename=\"series-2025-01-01-2025-01-02.csv\"")
                .extract()
                .asString();

        var rows = CsvReader.builder().ofNamedCsvRecord(file).stream().toList();
        assertEquals(96, rows.size());
        assertEquals(
                List.of(
                        meter,
                        "'=1+1",
                        "ELECTRICITY",
                        "IMPORT",
                        "2025-01-01T00:00+08:00",
                        "1.25",
                        "kWh",
                        "1.0",
                        "",
                        "",
                        ""),
                rows.get(0).getFields());
        assertEquals("", rows.get(1).getField("value"));
        assertEquals("NO_DATA", rows.get(1).getField("reasons"));
    }

    @Test
    void writesAWorkbook(@TempDir Path folder) throws IOException {
        var file = file(export("XLSX", "SERIES", "buildingId", building, "2025-01-01", "2025-01-02", "PT1H"))
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .extract()
                .asByteArray();

        var sheet = entry(Files.write(folder.resolve("export.xlsx"), file), "xl/worksheets/sheet1.xml");
        assertEquals(25, sheet.split("<row ", -1).length - 1);
        assertTrue(sheet.contains("<v>5.25</v>"), sheet);
        assertTrue(sheet.contains("=1+1"));
        assertTrue(!sheet.contains("<f>"));
    }

    @Test
    void writesParquetThatReadsBack(@TempDir Path folder) throws IOException {
        var bytes = file(export("PARQUET", "SERIES", "meterId", meter, "2025-01-01", "2025-02-01", "RAW"))
                .contentType("application/vnd.apache.parquet")
                .extract()
                .asByteArray();
        var path = Files.write(folder.resolve("export.parquet"), bytes);

        try (var rows = ParquetReader.streamContent(path.toFile(), columns -> new Cells())) {
            var read = rows.toList();
            assertEquals(31 * 96, read.size());
            assertEquals(meter, read.get(0).get("meterId"));
            assertEquals("=1+1", read.get(0).get("meterCode"));
            assertEquals(1735660800000L, read.get(0).get("start"));
            assertEquals(1.25, read.get(0).get("value"));
            assertNull(read.get(0).get("reasons"));
            assertNull(read.get(1).get("value"));
            assertEquals("NO_DATA", read.get(1).get("reasons"));
        }
    }

    private static final class Cells implements Hydrator<Map<String, Object>, Map<String, Object>> {
        @Override
        public Map<String, Object> start() {
            return new HashMap<>();
        }

        @Override
        public Map<String, Object> add(Map<String, Object> row, String column, Object value) {
            row.put(column, value);
            return row;
        }

        @Override
        public Map<String, Object> finish(Map<String, Object> row) {
            return row;
        }
    }

    @Test
    void everyFormatTellsFilledValuesFromMeasuredOnes(@TempDir Path folder) throws IOException {
        energy.fillGap(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:30:00+08:00");

        var csv = file(export("CSV", "SERIES", "meterId", meter, "2025-01-01", "2025-01-02", "RAW"))
                .extract()
                .asString();
        var xlsx = file(export("XLSX", "SERIES", "meterId", meter, "2025-01-01", "2025-01-02", "RAW"))
                .extract()
                .asByteArray();
        var parquet = file(export("PARQUET", "SERIES", "meterId", meter, "2025-01-01", "2025-01-02", "RAW"))
                .extract()
                .asByteArray();

        var records = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        assertEquals("0.625", records.get(1).getField("value"));
        assertEquals(
                List.of("", "true", "", ""),
                records.subList(0, 4).stream()
                        .map(each -> each.getField("filled"))
                        .toList());
        var rows = entry(Files.write(folder.resolve("export.xlsx"), xlsx), "xl/worksheets/sheet1.xml")
                .split("<row ", -1);
        assertTrue(rows[3].contains("<v>0.625</v>") && rows[3].contains("true"), rows[3]);
        assertTrue(!rows[2].contains("true"), rows[2]);
        var path = Files.write(folder.resolve("export.parquet"), parquet);
        try (var cells = ParquetReader.streamContent(path.toFile(), columns -> new Cells())) {
            var read = cells.toList();
            assertEquals(0.625, read.get(1).get("value"));
            assertEquals("true", read.get(1).get("filled"));
            assertNull(read.get(0).get("filled"));
        }
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02");
        assertTrue(file(export("CSV", "CONSUMPTION", "buildingId", building, "2025-01", "2025-02", "P1M"))
                .extract()
                .asString()
                .contains("2025-01,ELECTRICITY,IMPORT,,5.875,kWh,5.25"));
    }

    @Test
    void writesWhatANodeConsumed() {
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02");

        var file = file(export("CSV", "CONSUMPTION", "buildingId", building, "2025-01", "2025-03", "P1M"))
                .extract()
                .asString();

        assertEquals(
                List.of(
                        "period,carrier,direction,endUse,quantity,unit,measuredQuantity",
                        "2025-01,ELECTRICITY,IMPORT,,5.25,kWh,5.25"),
                file.lines().toList());
    }

    @Test
    void tellsWhatAMeterCountedBeforeItWasRetired() {
        var old = registry.meterOf(building, text("code", "OLD"), text("retiredAt", "2025-01-14T16:00:00Z"));
        registry.publish();
        energy.sendBlocks(block(old, NEW_YEAR, 7));

        assertEquals(
                List.of("'=1+1 5.25", "OLD 7.0"),
                file(export("CSV", "SERIES", "buildingId", building, "2025-01", "2025-02", "P1M"))
                        .extract()
                        .asString()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",")[1] + " " + line.split(",")[5])
                        .sorted()
                        .toList());
        assertEquals(
                1,
                file(export("CSV", "SERIES", "buildingId", building, "2025-02", "2025-03", "P1M"))
                        .extract()
                        .asString()
                        .lines()
                        .skip(1)
                        .count());
    }

    @Test
    void goesThroughManyPieces() {
        energy.sendBlocks(block(meter, "2024-01-01T00:00:00+08:00", flat(96 * 366, 1.125)));

        var lines = file(export("CSV", "SERIES", "meterId", meter, "2024-01", "2025-01", "RAW"))
                .extract()
                .asString()
                .lines()
                .toList();

        assertEquals(1 + 96 * 366, lines.size());
        assertEquals(1 + 96 * 366, lines.stream().distinct().count());
    }

    @Test
    void tellsHowFarAJobIs() {
        var answer = post("CSV", "SERIES", "meterId", meter, "2025-01", "2025-02", "P1D")
                .statusCode(202)
                .header("Location", matchesPattern("/api/energy/v1/jobs/[0-9a-f-]{36}"))
                .body("kind", equalTo("EXPORT"))
                .body("createdBy", startsWith("viewer@"))
                .extract();
        String id = answer.path("id");

        done(answer.response())
                .body("done", equalTo(1))
                .body("total", equalTo(1))
                .body("result", equalTo(API + "/jobs/" + id + "/result"))
                .body("problem", nullValue());
        energy.as("viewer").get(API + "/jobs").then().statusCode(200).body("items.id", contains(id));
        energy.as("viewer")
                .post(API + "/jobs/" + id + "/cancellation")
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "job-is-over"));
    }

    @Test
    void isMadeOnceForOneKey() {
        var body = body("CSV", "SERIES", "meterId", meter, "2025-01", "2025-02", "P1D");

        String first = energy.as("viewer")
                .header("Idempotency-Key", "a")
                .body(body)
                .post(API + "/exports")
                .path("id");
        String second = energy.as("viewer")
                .header("Idempotency-Key", "a")
                .body(body)
                .post(API + "/exports")
                .path("id");

        assertEquals(first, second);
    }

    @Test
    void refusesWhatCannotBeMade() {
        post("CSV", "CONSUMPTION", "meterId", meter, "2025-01", "2025-02", "P1M")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "export-not-possible"));
        post("CSV", "CONSUMPTION", "buildingId", building, "2025-01", "2025-02", "PT1H")
                .statusCode(400);
        post("DOC", "SERIES", "meterId", meter, "2025-01", "2025-02", "P1M").statusCode(400);
        post("CSV", "SERIES", "buildingId", meter, "2025-01", "2025-02", "P1M").statusCode(404);
        post("CSV", "SERIES", "meterId", meter, "2025-02", "2025-01", "P1M")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "range-invalid"));
    }

    @Test
    void aJobIsOfItsTenant() {
        var answer = post("CSV", "SERIES", "meterId", meter, "2025-01", "2025-02", "P1D")
                .extract();
        String id = answer.path("id");
        done(answer.response());
        var stranger = TestTenant.fresh();

        for (var path : List.of("/jobs/" + id, "/jobs/" + id + "/result")) {
            given().get(API + path).then().statusCode(401);
            tenant.as("scoped", "assets:read").get(API + path).then().statusCode(403);
            stranger.as("viewer")
                    .get(API + path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo(PROBLEM + "job-not-found"));
        }
        stranger.as("tenant-admin")
                .post(API + "/jobs/" + id + "/cancellation")
                .then()
                .statusCode(404);
        stranger.as("viewer").get(API + "/jobs").then().body("items.id", not(hasItem(id)));
        given().contentType("application/json")
                .body("{}")
                .post(API + "/exports")
                .then()
                .statusCode(401);
        stranger.as("viewer")
                .body(body("CSV", "SERIES", "meterId", meter, "2025-01", "2025-02", "P1D"))
                .post(API + "/exports")
                .then()
                .statusCode(404);
        tenant.as("analyst").post(API + "/jobs/" + id + "/cancellation").then().statusCode(403);
    }

    private ValidatableResponse post(String... request) {
        return energy.as("viewer").body(body(request)).post(API + "/exports").then();
    }

    private Response export(String... request) {
        return post(request).statusCode(202).extract().response();
    }

    private static String body(String... request) {
        return "{\"format\":\"%s\",\"what\":\"%s\",\"%s\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"resolution\":\"%s\"}"
                .formatted((Object[]) request);
    }

    private ValidatableResponse done(Response started) {
        var url = API + "/jobs/" + started.<String>path("id");
        var open = List.of("QUEUED", "RUNNING");
        return Until.sees(
                        "the job ends",
                        () -> energy.as("viewer").get(url).then().statusCode(200),
                        job -> !open.contains(job.extract().<String>path("state")))
                .body("state", equalTo("DONE"));
    }

    private ValidatableResponse file(Response started) {
        done(started);
        return tenant.as("viewer")
                .accept("*/*")
                .get(API + "/jobs/" + started.<String>path("id") + "/result")
                .then()
                .statusCode(200);
    }

    private static String entry(Path zip, String name) throws IOException {
        try (var entries = new ZipFile(zip.toFile())) {
            return new String(entries.getInputStream(entries.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
