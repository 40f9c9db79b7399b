package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.API;
import static io.dualcarbon.acceptance.Energy.flat;
import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.Energy.sendBlocks;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;

/** The package for the ministry's platform (住建部) holds the hours that were sent, under the codes of the standard. */
@ExtendWith(RunningPlatform.class)
class MohurdPackageIT {
    /** 2.5 kWh an hour, 0.5 of them light, are in coal 2.5 x 0.1229 = 0.3073 and 0.0615 kgce, rounded half up. */
    @Test
    void hoursOfABuildingUnderTheStandardsCodes() throws Exception {
        var building = Registry.building("Reported", Registry.area("Reported"), "OFFICE", BigDecimal.valueOf(25000));
        var main = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        var light = Registry.subMeter(building, main, "A1");
        sendBlocks(
                hourly(main, "2025-01-01T00:00:00+08:00", flat(24, 2.5)),
                hourly(light, "2025-01-01T00:00:00+08:00", flat(24, 0.5)));
        var code = "310105A%03d".formatted(ThreadLocalRandom.current().nextInt(1000));
        Energy.person(Registry.ADMIN)
                .body("{\"code\":\"" + code + "\"}")
                .put(API + "/mohurd/building-codes/" + building)
                .then()
                .statusCode(200);

        var answer = Energy.person(Registry.ADMIN)
                .accept("application/zip, application/problem+json")
                .body("""
                        {"dataCentre":{"id":"310105","name":"长宁区能耗监测数据中心"},"buildingIds":["%s"],
                         "from":"2025-01-01","to":"2025-01-02"}
                        """.formatted(building))
                .post(API + "/exports/mohurd")
                .then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"31010520250101.zip\""));

        var files = unzip(answer.extract().asByteArray());
        var folder = "31010520250101/31010520250101";
        assertEquals(List.of(folder + "Build.xml", folder + "Energy.xml"), List.copyOf(files.keySet()));
        var build = elements(parse(Objects.requireNonNull(files.get(folder + "Build.xml"))), "BuildBaseInfo")
                .get(0);
        assertEquals("Reported", content(build, "F_BuildName"));
        assertEquals("A", content(build, "F_BuildFunc"));
        assertEquals(0, new BigDecimal("25000").compareTo(new BigDecimal(content(build, "F_TotalArea"))));
        var hours = elements(parse(Objects.requireNonNull(files.get(folder + "Energy.xml"))), "EnergyItemHourResult");
        assertEquals(48, hours.size());
        for (var hour : hours) {
            assertEquals(code, ((Element) hour.getParentNode()).getAttribute("id"));
            assertEquals("1", content(hour, "F_State"));
        }
        assertHours(hours, "01000", "2.5000", "0.3073");
        assertHours(hours, "01A10", "0.5000", "0.0615");
    }

    private static void assertHours(List<Element> hours, String item, String kwh, String kgce) {
        var ofItem = hours.stream()
                .filter(hour -> content(hour, "F_EnergyItemCode").equals(item))
                .toList();
        assertEquals(24, ofItem.size(), item);
        assertEquals("2025-01-01 00:00:00", content(ofItem.get(0), "F_StartHour"));
        assertEquals("2025-01-01 01:00:00", content(ofItem.get(0), "F_EndHour"));
        for (var hour : ofItem) {
            assertEquals(kwh, content(hour, "F_HourValue"));
            assertEquals(kgce, content(hour, "F_HourEquValue"));
        }
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static Element parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
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
