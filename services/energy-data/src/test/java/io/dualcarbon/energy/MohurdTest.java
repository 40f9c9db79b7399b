package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Registry.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class MohurdTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final String area = registry.area();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    /** Every number that the package has is a number of the API, and the other way round. */
    @Test
    void whatIsExportedIsWhatTheApiAnswers() throws Exception {
        var building = registry.building(
                area,
                text("code", "B01"),
                text("name", "临空大厦 & 塔楼"),
                "\"grossFloorAreaM2\":25000.5",
                "\"completedYear\":2009");
        var main = registry.meterOf(building);
        var second = registry.meterOf(building, "\"intervalMinutes\":60");
        var light = registry.meterOf(building, text("parentId", main), text("endUse", "A1"));
        var chiller = registry.meterOf(building, text("parentId", main), text("endUse", "B1C"));
        var odd = registry.meterOf(building, text("parentId", main), text("endUse", "X9"));
        var gas = registry.meterOf(building, text("carrier", "NATURAL_GAS"), text("unit", "m3"));
        registry.publish();
        energy.sendBlocks(
                block(main, NEW_YEAR, rising(192, 1.25)),
                blockEvery(60, second, NEW_YEAR, rising(48, 0.5)),
                block(light, NEW_YEAR, rising(192, 0.25)),
                block(chiller, NEW_YEAR, rising(192, 0.125)),
                block(odd, NEW_YEAR, rising(192, 0.5)),
                block(gas, NEW_YEAR, rising(96, 0.0625)));
        putCode(building, "310105A001");

        var package31 = export("""
                "buildingIds":["%s"],"from":"2025-01-01","to":"2025-01-03"
                """.formatted(building)).header("Left-Out-End-Uses", equalTo("X9"));

        package31.header("Content-Disposition", equalTo("attachment; filename=\"31010520250101-20250102.zip\""));
        var files = unzip(package31);
        assertEquals(
                List.of(
                        "31010520250101/31010520250101Build.xml",
                        "31010520250101/31010520250101Energy.xml",
                        "31010520250102/31010520250102Build.xml",
                        "31010520250102/31010520250102Energy.xml"),
                List.copyOf(files.keySet()));
        var exported = new TreeMap<String, BigDecimal>();
        for (var day : List.of("31010520250101", "31010520250102")) {
            var root = parse(files, day + "/" + day + "Energy.xml");
            assertEquals("310105", content(root, "UploadDataCenterID"));
            for (var value : elements(root, "EnergyItemHourResult")) {
                assertEquals("310105A001", ((Element) value.getParentNode()).getAttribute("id"));
                assertEquals("1", content(value, "F_State"));
                exported.put(
                        content(value, "F_EnergyItemCode") + " " + content(value, "F_StartHour"),
                        new BigDecimal(content(value, "F_HourValue")));
            }
        }
        var answered = new TreeMap<String, BigDecimal>();
        add(answered, "01000", main);
        add(answered, "01000", second);
        add(answered, "01A10", light);
        add(answered, "01B1C", chiller);
        add(answered, "03000", gas);
        assertEquals(answered, exported);
        assertEquals(3 * 48 + 24, exported.size());

        var build = elements(parse(files, "31010520250101/31010520250101Build.xml"), "BuildBaseInfo")
                .get(0);
        assertEquals("U", build.getAttribute("operation"));
        assertEquals("临空大厦 & 塔楼", content(build, "F_BuildName"));
        assertEquals("B01", content(build, "F_AliasName"));
        assertEquals("310105", content(build, "F_DistrictCode"));
        assertEquals("A", content(build, "F_BuildFunc"));
        assertEquals("2009", content(build, "F_BuildYear"));
        assertEquals(0, new BigDecimal("25000.5").compareTo(new BigDecimal(content(build, "F_TotalArea"))));
        assertEquals("", content(build, "F_BuildAddr"));
    }

    @Test
    void tellsWhatIsNotWholeAndConvertsUnits() throws Exception {
        var building = registry.building(area);
        var main = registry.meterOf(building, text("carrier", "DIESEL"), text("unit", "t"));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 0.5, 0.5, 0.5, 0.5, 0.25, Double.NaN, 0.25, 0.25));
        putCode(building, "310105B002");

        var root = parse(
                unzip(export("\"areaId\":\"%s\",\"from\":\"2025-01-01\",\"to\":\"2025-01-02\"".formatted(area))
                        .header("Content-Disposition", containsString("\"31010520250101.zip\""))),
                "31010520250101/31010520250101Energy.xml");

        var values = elements(root, "EnergyItemHourResult");
        assertEquals(2, values.size());
        assertEquals("310105B0022000000001", content(values.get(0), "F_HourResultID"));
        assertEquals("12000", content(values.get(0), "F_EnergyItemCode"));
        assertEquals("2025-01-01 00:00:00", content(values.get(0), "F_StartHour"));
        assertEquals("2025-01-01 01:00:00", content(values.get(0), "F_EndHour"));
        assertEquals("2000.0000", content(values.get(0), "F_HourValue"));
        assertEquals("2914.2000", content(values.get(0), "F_HourEquValue"));
        assertEquals("1", content(values.get(0), "F_State"));
        assertEquals("750.0000", content(values.get(1), "F_HourValue"));
        assertEquals("0", content(values.get(1), "F_State"));
    }

    @ParameterizedTest
    @CsvSource({
        "STANDARD, D2, 01D20",
        "STANDARD, B1C, 01B1C",
        "KITCHEN_D2, D2, 01D30",
        "KITCHEN_D2, D3, 01D20",
        "KITCHEN_D2_CHILLER_B1A, B1C, 01B1A",
        "KITCHEN_D2_CHILLER_B1A, A, 01A00",
    })
    void speaksTheReceiversDialect(String dialect, String endUse, String code) throws Exception {
        var building = registry.building(area);
        var main = registry.meterOf(building);
        var sub = registry.meterOf(building, text("parentId", main), text("endUse", endUse));
        registry.publish();
        energy.sendBlocks(block(sub, NEW_YEAR, 1, 2, 3, 4));
        putCode(building, "310105A001");

        var root = parse(
                unzip(export("\"buildingIds\":[\"%s\"],\"from\":\"2025-01-01\",\"to\":\"2025-01-02\",\"dialect\":\"%s\""
                        .formatted(building, dialect))),
                "31010520250101/31010520250101Energy.xml");

        assertEquals(
                List.of(code),
                elements(root, "F_EnergyItemCode").stream()
                        .map(Element::getTextContent)
                        .toList());
    }

    @Test
    void keepsTheCodesOfBuildings() {
        var first = registry.building(area, text("code", "B01"));
        var second = registry.building(area, text("code", "B02"));
        registry.publish();

        putCode(first, "310105A001").header("ETag", equalTo("\"0\""));
        putCode(first, "310105A002").statusCode(428);
        energy.as("analyst")
                .header("If-Match", "\"0\"")
                .body("{\"code\":\"310105A003\"}")
                .put(API + "/mohurd/building-codes/" + first)
                .then()
                .statusCode(200)
                .body("code", equalTo("310105A003"))
                .body("version", equalTo(1));
        putCode(second, "310105A003").statusCode(409).body("type", equalTo(PROBLEM + "building-code-taken"));
        putCode(second, "310105X003").statusCode(400);
        putCode(UUID.randomUUID().toString(), "310105A009").statusCode(404);
        energy.as("viewer").get(API + "/mohurd/building-codes").then().body("items.code", contains("310105A003"));
        ask("\"buildingIds\":[\"%s\",\"%s\"],\"from\":\"2025-01-01\",\"to\":\"2025-01-02\"".formatted(first, second))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "building-code-missing"))
                .body("detail", containsString("B02"));
        energy.as("viewer")
                .get(API + "/mohurd/codes")
                .then()
                .body("items.code", hasItems("01", "A1", "B1F", "H"))
                .body("items.find { it.code == 'D2' }.name", equalTo("洗衣房"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"from\":\"2025-01-01\",\"to\":\"2025-01-02\" | 400 | buildings-not-named",
                "\"areaId\":\"%s\",\"from\":\"2025-01-02\",\"to\":\"2025-01-02\" | 400 | export-range-invalid",
                "\"areaId\":\"%s\",\"from\":\"2025-01-01\",\"to\":\"2025-02-02\" | 400 | export-range-invalid",
                "\"areaId\":\"%s\",\"from\":\"2039-01-01\",\"to\":\"2039-01-02\" | 400 | export-range-invalid",
                "\"areaId\":\"00000000-0000-0000-0000-000000000000\",\"from\":\"2025-01-01\",\"to\":\"2025-01-02\" | 404 | node-not-found",
            })
    void refusesAWrongOrder(String order, int status, String problem) {
        registry.publish();

        ask(order.formatted(area)).statusCode(status).body("type", equalTo(PROBLEM + problem));
    }

    @Test
    void buildingsOfOthersAreNotExported() {
        var building = registry.building(area);
        registry.publish();
        putCode(building, "310105A001");
        var stranger = new Energy(TestTenant.fresh());

        stranger.as("analyst")
                .accept("application/zip, application/problem+json")
                .body(order(
                        "\"buildingIds\":[\"%s\"],\"from\":\"2025-01-01\",\"to\":\"2025-01-02\"".formatted(building)))
                .post(API + "/exports/mohurd")
                .then()
                .statusCode(404);
        stranger.as("viewer").get(API + "/mohurd/building-codes").then().body("items.size()", equalTo(0));
        energy.as("viewer")
                .body("{\"code\":\"310105A002\"}")
                .put(API + "/mohurd/building-codes/" + building)
                .then()
                .statusCode(403);
    }

    /** No two values are alike, so that none can stand in for another. */
    private static double[] rising(int count, double step) {
        var values = new double[count];
        for (var i = 0; i < count; i++) {
            values[i] = step * (i + 1);
        }
        return values;
    }

    private void add(Map<String, BigDecimal> answered, String code, String meter) {
        var hours = energy.series(meter, "2025-01-01", "2025-01-03", "PT1H").extract();
        List<String> starts = hours.path("points.start");
        List<Double> values = hours.path("points.value");
        for (var i = 0; i < starts.size(); i++) {
            if (values.get(i) != null) {
                answered.merge(
                        code + " " + starts.get(i).substring(0, 19).replace('T', ' '),
                        BigDecimal.valueOf(values.get(i)).setScale(4),
                        BigDecimal::add);
            }
        }
    }

    private ValidatableResponse putCode(String building, String code) {
        return energy.as("analyst")
                .body("{\"code\":\"%s\"}".formatted(code))
                .put(API + "/mohurd/building-codes/" + building)
                .then();
    }

    private ValidatableResponse export(String order) {
        return ask(order).statusCode(200);
    }

    private ValidatableResponse ask(String order) {
        return energy.as("viewer")
                .accept("application/zip, application/problem+json")
                .body(order(order))
                .post(API + "/exports/mohurd")
                .then();
    }

    private static String order(String order) {
        return "{\"dataCentre\":{\"id\":\"310105\",\"name\":\"长宁区能耗监测数据中心\"},%s}".formatted(order);
    }

    private static Map<String, byte[]> unzip(ValidatableResponse response) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(response.extract().asByteArray()), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static Element parse(Map<String, byte[]> files, String name) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(files.getOrDefault(name, new byte[0])));
        assertEquals("UTF-8", document.getXmlEncoding());
        assertEquals("root", document.getDocumentElement().getTagName());
        return document.getDocumentElement();
    }

    private static List<Element> elements(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String content(Element parent, String name) {
        return elements(parent, name).get(0).getTextContent();
    }
}
