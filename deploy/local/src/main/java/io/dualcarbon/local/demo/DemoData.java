package io.dualcarbon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Loads the demo over the same REST API as everybody else: records first, then readings until yesterday. It asks what is
 * there and sends what is missing, so loading again changes nothing and an interrupted load goes on where it was.
 */
public final class DemoData {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final YearMonth FIRST_MONTH = YearMonth.of(2024, 1);

    private static final String REGISTRY = "/api/assets/v1/";
    private static final String ENERGY = "/api/energy/v1/";
    private static final String PROJECTS = "/api/finance/v1/projects";
    private static final List<String> COURSE = List.of("PLANNED", "APPROVED", "IN_CONSTRUCTION", "OPERATING");

    private final SeedFacts facts = new SeedFacts();
    private final Meters meters = Meters.of(facts);
    private final RegistryClient records = new RegistryClient();
    private final Rest rest;
    private final Rest planner;
    private final ReadingsClient readings;
    private final LocalDate today;
    private final Consumer<String> progress;

    private DemoData(Rest rest, LocalDate today, Consumer<String> progress) {
        this.rest = rest;
        this.planner = rest.as("planner");
        this.readings = new ReadingsClient(planner);
        this.today = today;
        this.progress = progress;
    }

    public static void load(URI gateway, TokenSource tokens, Consumer<String> progress) {
        LocalDate today = LocalDate.now(Clock.system(ZONE));
        new DemoData(Rest.at(gateway, tokens, "admin"), today, progress).load();
    }

    private void load() {
        createTenants();
        createRecords();
        sendWeather();
        Map<String, String> liveMeters = records.live("meters");
        readings.awaitMeters(liveMeters.keySet());
        sendBills(liveMeters);
        new IntervalLoad(meters, readings, FIRST_MONTH, today).run(liveMeters, progress);
        createProjects();
        String district = records.live("areas").get("CHANGNING");
        if (district != null) {
            readings.awaitSums(district, FIRST_MONTH, YearMonth.from(today).plusMonths(1));
        }
        fitBaselines();
    }

    private void createTenants() {
        Rest operator = rest.as("operator");
        Set<String> known = new HashSet<>();
        operator.list(REGISTRY + "tenants")
                .forEach(tenant -> known.add(tenant.path("id").asText()));
        for (ObjectNode tenant : facts.records("tenants")) {
            if (!known.contains(tenant.path("id").asText())) {
                operator.post(REGISTRY + "tenants", tenant);
            }
        }
    }

    private void createRecords() {
        int created = 0;
        for (String kind : List.of("areas", "organizations", "alliances", "buildings")) {
            created += records.create(rest, REGISTRY + kind, kind, facts.records(kind));
        }
        created += records.create(rest, REGISTRY + "meters", "meters", meters.records());
        for (String kind : List.of("pv-plants", "charging-stations")) {
            created += records.create(rest, REGISTRY + kind, kind, facts.records(kind));
        }
        progress.accept("demo: " + created + " records created in the registry");
    }

    /** Before the readings, which are judged by it. */
    private void sendWeather() {
        List<ObjectNode> stations = facts.records("weather-stations");
        records.create(planner, ENERGY + "weather-stations", "weather-stations", stations);
        Map<String, String> ids = records.live("weather-stations");
        WeatherLoad load = new WeatherLoad(planner, FIRST_MONTH.atDay(1), today);
        int hours = stations.stream()
                .map(station ->
                        Objects.requireNonNull(ids.get(station.path("code").asText())))
                .mapToInt(load::run)
                .sum();
        if (hours > 0) {
            progress.accept("demo: " + hours + " hours of weather sent");
        }
    }

    private void sendBills(Map<String, String> liveMeters) {
        List<Bill> bills = new ArrayList<>();
        for (YearMonth month = FIRST_MONTH; month.isBefore(YearMonth.from(today)); month = month.plusMonths(1)) {
            meters.bills(month)
                    .filter(bill -> liveMeters.containsKey(bill.meterCode()))
                    .forEach(bills::add);
        }
        Map<String, Set<YearMonth>> stored = new HashMap<>();
        bills.removeIf(bill -> stored.computeIfAbsent(liveMeters.get(bill.meterCode()), readings::storedBills)
                .contains(bill.month()));
        if (!bills.isEmpty()) {
            readings.send(bills);
            progress.accept("demo: " + bills.size() + " bills sent");
        }
    }

    /** A project that somebody withdrew or closed stays so. */
    private void createProjects() {
        Rest banker = rest.as("banker");
        List<ObjectNode> projects = new ArrayList<>();
        Map<String, String> statuses = new HashMap<>();
        for (ObjectNode each : facts.projects()) {
            ObjectNode project = (ObjectNode) each.path("project");
            projects.add(project);
            statuses.put(project.path("code").asText(), each.path("status").asText());
        }
        records.create(banker, PROJECTS, "projects", projects);
        for (JsonNode project : banker.list(PROJECTS)) {
            advance(banker, project, statuses.getOrDefault(project.path("code").asText(), ""));
        }
    }

    /** Those of which the window is over. */
    private void fitBaselines() {
        List<ObjectNode> baselines = facts.records("baselines").stream()
                .filter(baseline ->
                        !LocalDate.parse(baseline.path("to").asText()).isAfter(today))
                .toList();
        records.create(planner, ENERGY + "baselines", "baselines", baselines);
    }

    private static void advance(Rest banker, JsonNode project, String wanted) {
        JsonNode now = project;
        for (int at = COURSE.indexOf(project.path("status").asText()); at >= 0 && at < COURSE.indexOf(wanted); at++) {
            now = banker.postIfMatch(
                    PROJECTS + "/" + now.path("id").asText() + "/status",
                    now.path("version").asInt(),
                    JsonNodeFactory.instance.objectNode().put("status", COURSE.get(at + 1)));
        }
    }
}
