package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.nextSecond;
import static io.dualcarbon.energy.Registry.configuration;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.placement;
import static io.dualcarbon.energy.Registry.placements;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happened since: each question, asked about an instant, is answered to the letter as it was answered at that
 * instant.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class NotedAnswersTest {
    private static final int KINDS = 12;
    private static final int CHANGES_TO_NOTE = 2;
    private static final int GAPS_FROM_DAY = 10;
    private static final String FIRST_DAY = "2025-01-01";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Map<String, Integer> versions = new HashMap<>();

    private final String district = registry.area();
    private final List<String> areas =
            List.of(registry.area(text("parentId", district)), registry.area(text("parentId", district)));
    private final List<String> organizations = List.of(registry.organization(), registry.organization());
    private final String office = registry.building(
            areas.get(0),
            text("organizationId", organizations.get(0)),
            text("use", "OFFICE"),
            "\"grossFloorAreaM2\":1000");
    private final String hotel = registry.building(areas.get(1), text("use", "HOTEL"), "\"grossFloorAreaM2\":2000");
    private final String main = registry.meterOf(office);
    private final String shop = registry.meterOf(office, text("parentId", main), text("endUse", "HVAC"));
    private final String kitchen = registry.meterOf(hotel);
    private final String gapped = registry.meterOf(hotel);
    private final String billed = registry.meterOf(
            hotel,
            text("carrier", "NATURAL_GAS"),
            text("unit", "m3"),
            text("reading", "BILLED"),
            "\"intervalMinutes\":null");
    private final String dial = registry.meterOf(office, text("reading", "REGISTER"), "\"intervalMinutes\":null");
    private final String formula = registry.meter(formulaOf(terms(main, 0.3, kitchen, 0.1)));
    private int gapsFilled;

    /** More are asked for with {@code -Dnoted.seeds=10}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("noted.seeds", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areGivenAgain(long seed) {
        var random = new Random(seed);
        registry.publish();
        for (var meter : List.of(main, shop, kitchen)) {
            energy.sendBlocks(block(meter, FIRST_DAY + "T00:00:00+08:00", values(random, 80 * 96)));
        }
        energy.post("/register-reads", "{\"reads\":[%s,%s]}".formatted(read(0, 0), read(80, 0)))
                .statusCode(200);
        energy.sendBlocks(block(gapped, FIRST_DAY + "T00:00:00+08:00", withGaps(random)));
        var noted = new ArrayList<Noted>();
        noted.add(note());
        for (var step = 0; step < KINDS; step++) {
            change(random, (int) (seed + step) % KINDS); // none is left to chance
            change(random, random.nextInt(KINDS));
            if (step % CHANGES_TO_NOTE == 0) {
                noted.add(note());
            }
        }
        noted.add(note());

        assertNotEquals(noted.get(0).answers(), noted.get(1).answers());
        for (var each : noted) {
            for (var answer : each.answers().entrySet()) {
                assertEquals(answer.getValue(), ask(answer.getKey() + "&asOf=" + each.at()), answer::getKey);
            }
        }
    }

    private void change(Random random, int kind) {
        switch (kind) {
            case 0, 1 ->
                energy.sendBlocks(block(
                        any(random, List.of(main, shop, kitchen)),
                        LocalDate.parse(FIRST_DAY).plusDays(random.nextInt(85)) + "T06:00:00+08:00",
                        values(random, 1 + random.nextInt(150))));
            case 2 -> {
                var month = YearMonth.of(2025, 1 + random.nextInt(2));
                energy.sendBills(bill(
                        billed,
                        month.atDay(1).toString(),
                        month.plusMonths(1).atDay(1).toString(),
                        Integer.toString(100 + random.nextInt(900))));
            }
            case 3 -> {
                var start = LocalDate.parse(FIRST_DAY).plusDays(GAPS_FROM_DAY + gapsFilled++);
                energy.fillGap(gapped, start + "T08:00:00+08:00", start + "T09:00:00+08:00");
            }
            case 4 ->
                update(
                        "meter",
                        shop,
                        text("buildingId", any(random, List.of(office, hotel))),
                        text("endUse", "HVAC"),
                        text("parentId", any(random, List.of(main, kitchen))),
                        random.nextBoolean()
                                ? "\"organizationId\":null"
                                : text("organizationId", any(random, organizations)),
                        random.nextBoolean()
                                ? configurations()
                                : configurations(
                                        configuration("2025-02-10", "1", any(random, List.of(main, kitchen))),
                                        placement("2025-03-05", "\"multiplier\":1", text("buildingId", hotel))));
            case 5 ->
                update(
                        "building",
                        office,
                        text("areaId", any(random, areas)),
                        text("organizationId", any(random, organizations)),
                        text("use", any(random, List.of("OFFICE", "HOTEL"))),
                        "\"grossFloorAreaM2\":" + (1000 + random.nextInt(500)),
                        random.nextBoolean()
                                ? placements()
                                : placements(
                                        placement(
                                                "",
                                                text("areaId", areas.get(0)),
                                                text("use", "OFFICE"),
                                                "\"grossFloorAreaM2\":900"),
                                        placement(
                                                "2025-02-15",
                                                text("areaId", any(random, areas)),
                                                text("organizationId", any(random, organizations)),
                                                text("use", "HOTEL"),
                                                "\"grossFloorAreaM2\":1100")));
            case 6 -> update("meter", formula, formulaOf(terms(main, random.nextInt(9) / 10.0, shop, 0.7)));
            case 7 ->
                update("area", areas.get(1), random.nextBoolean() ? text("parentId", district) : "\"parentId\":null");
            case 8 ->
                energy.post(
                                "/register-reads",
                                "{\"reads\":[%s]}".formatted(read(random.nextInt(80), random.nextInt(2) * 40)))
                        .statusCode(200);
            case 9 -> {
                var start = LocalDate.parse(FIRST_DAY).plusDays(81);
                var meter = registry.meterOf(any(random, List.of(office, hotel)));
                registry.publish();
                energy.sendBlocks(block(meter, start + "T00:00:00+08:00", values(random, 200)));
            }
            case 10 ->
                update(
                        "building",
                        hotel,
                        text("areaId", areas.get(1)),
                        text("use", "HOTEL"),
                        "\"grossFloorAreaM2\":2000",
                        random.nextBoolean()
                                ? "\"organizationId\":null"
                                : text("organizationId", organizations.get(1)));
            default ->
                update(
                        "meter",
                        kitchen,
                        text("buildingId", hotel),
                        random.nextBoolean() ? "\"retiredAt\":null" : text("retiredAt", "2025-03-10T00:00:00Z"));
        }
    }

    private void update(String kind, String id, String... properties) {
        registry.event(kind, "updated", id, versions.merge(id, 1, Integer::sum), properties)
                .publish();
    }

    /** What is between two days that were read is spread, so that a read in between may change all or nothing of it. */
    private String read(int day, int more) {
        return Dials.read(
                dial, LocalDate.parse(FIRST_DAY).plusDays(day).toString(), Integer.toString(100 * day + more));
    }

    private String[] formulaOf(String terms) {
        return new String[] {text("buildingId", hotel), text("reading", "VIRTUAL"), "\"intervalMinutes\":null", terms};
    }

    /** All answers once the sums have caught up, and an instant at which nothing else was known. */
    private Noted note() {
        energy.consumption("areaId", district, "from", "2024-01", "to", "2026-01");
        var answers = new HashMap<String, String>();
        questions().forEach(question -> answers.put(question, ask(question)));
        return new Noted(nextSecond(), answers);
    }

    private List<String> questions() {
        var questions = new ArrayList<String>();
        for (var groups : List.of(
                "node",
                "carrier,direction",
                "endUse",
                "building",
                "building,meter",
                "meter",
                "area",
                "buildingUse",
                "organization",
                "area,building,endUse")) {
            questions.add(ofQuarter("/consumption?unrounded=true&groupBy=" + groups, district));
        }
        for (var question : List.of(
                "/consumption?unrounded=true&resolution=TOTAL&carrier=ELECTRICITY",
                "/consumption/comparison?against=previousMonth&groupBy=building",
                "/consumption/comparison?resolution=TOTAL&against=2024-10-03",
                "/consumption/ranking?by=perArea",
                "/consumption/ranking?of=area&by=change&against=2024-11-20",
                "/consumption/ranking?of=organization",
                "/standard-coal?coefficientSet=gbt-2589-2020-gas-field",
                "/load-metrics?direction=IMPORT",
                "/heat-map?by=WEEKDAY")) {
            questions.add(ofQuarter(question, district));
        }
        questions.add(ofQuarter("/consumption?unrounded=true", areas.get(1)));
        questions.add("/consumption?unrounded=true&from=2025-01-20&to=2025-03-20&resolution=P1D&groupBy=area&areaId="
                + district);
        questions.add("/consumption?unrounded=true&from=2025-01-15&to=2025-03-15&resolution=TOTAL&organizationId="
                + organizations.get(0));
        questions.add("/consumption?unrounded=true&from=2025-01&to=2025-04&groupBy=endUse&buildingId=" + office);
        for (var groups : List.of("node", "endUse", "meter")) {
            questions.add("/consumption?unrounded=true&from=2025-01&to=2025-04&groupBy=%s&organizationId=%s"
                    .formatted(groups, organizations.get(1)));
        }
        questions.add("/load-metrics?from=2025-01&to=2025-04&meterId=" + formula);
        questions.add("/energy-use-intensity?year=2025&areaId=" + district);
        return questions;
    }

    private static String ofQuarter(String question, String area) {
        return question + "&from=2025-01&to=2025-04&areaId=" + area;
    }

    private String ask(String question) {
        return energy.as("viewer")
                .get(Energy.API + question)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Tenths and hundredths: their sums are rounded by the computer, so that a sum in another order tells. */
    private static double[] values(Random random, int count) {
        var values = new double[count];
        Arrays.setAll(values, slot -> random.nextInt(40) == 0 ? Double.NaN : (1 + random.nextInt(900)) / 100.0);
        return values;
    }

    /** From eight to nine on as many days as there may be steps. */
    private static double[] withGaps(Random random) {
        var values = new double[80 * 96];
        Arrays.setAll(values, slot -> (1 + random.nextInt(900)) / 100.0);
        for (var day = GAPS_FROM_DAY; day < GAPS_FROM_DAY + 2 * KINDS; day++) {
            Arrays.fill(values, day * 96 + 32, day * 96 + 36, Double.NaN);
        }
        return values;
    }

    private static String any(Random random, List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private record Noted(Instant at, Map<String, String> answers) {}
}
