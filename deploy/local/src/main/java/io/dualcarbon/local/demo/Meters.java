package io.dualcarbon.local.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dualcarbon.local.demo.MeterMonth.Kind;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every meter of the demo and what it counts. All of them are illustrative. */
final class Meters {
    private static final int INTERVAL_MINUTES = 15;

    private final SeedFacts facts;
    private final List<Site> sites;
    private final LoadProfiles loads;
    private final PvProfile pv;

    Meters(SeedFacts facts, LoadProfiles loads, PvProfile pv) {
        this.facts = facts;
        this.sites = facts.sites();
        this.loads = loads;
        this.pv = pv;
    }

    static Meters of(SeedFacts facts) {
        Weather weather = new Weather();
        return new Meters(facts, new LoadProfiles(weather, new Holidays()), new PvProfile(weather));
    }

    /** The meters as the registry takes them, parents first. */
    List<ObjectNode> records() {
        List<ObjectNode> records = new ArrayList<>();
        for (Site site : sites) {
            records.add(interval(
                    main(site), site.name() + "总电表", site.nameEn() + ": main electricity", site.code(), "IMPORT"));
            if (site.submetered()) {
                for (EndUse endUse : EndUse.values()) {
                    records.add(interval(
                                    sub(site, endUse),
                                    site.name() + endUse.zh() + "分项",
                                    site.nameEn() + ": " + endUse.en(),
                                    site.code(),
                                    "IMPORT")
                            .put("parentId", "@meters/" + main(site))
                            .put("endUse", endUse.name()));
                }
            }
            if (site.gasM3PerM2() > 0) {
                records.add(
                        meter(gas(site), site.name() + "燃气表", site.nameEn() + ": natural gas", site.code(), "IMPORT")
                                .put("carrier", "NATURAL_GAS")
                                .put("reading", "BILLED")
                                .put("unit", "m3")
                                .put("volumeReference", "AT_20_C"));
            }
        }
        for (ObjectNode plant : facts.records("pv-plants")) {
            records.add(interval(
                    meterOf(plant),
                    plant.path("name").asText() + "发电表",
                    plant.path("nameEn").asText() + ": generation",
                    reference(plant, "buildingId"),
                    "GENERATION"));
        }
        for (ObjectNode station : facts.records("charging-stations")) {
            records.add(interval(
                    meterOf(station),
                    station.path("name").asText() + "电表",
                    station.path("nameEn").asText() + ": electricity",
                    reference(station, "buildingId"),
                    "IMPORT"));
        }
        return records;
    }

    /** The month of every interval meter that is online in it. */
    List<MeterMonth> intervals(YearMonth month) {
        List<MeterMonth> intervals = new ArrayList<>();
        for (Site site : sites) {
            Map<EndUse, long[]> endUses = loads.electricity(site, month);
            intervals.add(new MeterMonth(main(site), Kind.MAIN, month, sum(endUses)));
            if (site.submetered()) {
                endUses.forEach(
                        (endUse, slots) -> intervals.add(new MeterMonth(sub(site, endUse), Kind.SUB, month, slots)));
            }
        }
        for (ObjectNode plant : facts.records("pv-plants")) {
            double peakPowerKw = plant.path("peakPowerKw").asDouble();
            intervals.add(new MeterMonth(
                    meterOf(plant), Kind.GENERATION, month, pv.generation(meterOf(plant), peakPowerKw, month)));
        }
        for (ObjectNode station : facts.records("charging-stations")) {
            int points = station.path("chargingPoints").asInt();
            intervals.add(new MeterMonth(
                    meterOf(station), Kind.MAIN, month, loads.charging(meterOf(station), points, month)));
        }
        intervals.removeIf(meter -> month.isBefore(meter.kind().online()));
        return intervals;
    }

    Stream<Bill> bills(YearMonth month) {
        return sites.stream()
                .filter(site -> site.gasM3PerM2() > 0)
                .map(site -> new Bill(gas(site), month, BigDecimal.valueOf(loads.gasM3(site, month))));
    }

    private static long[] sum(Map<EndUse, long[]> endUses) {
        return endUses.values().stream()
                .reduce((left, right) -> {
                    long[] sum = left.clone();
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += right[i];
                    }
                    return sum;
                })
                .orElseThrow();
    }

    private static ObjectNode interval(String code, String name, String nameEn, String building, String direction) {
        return meter(code, name, nameEn, building, direction)
                .put("carrier", "ELECTRICITY")
                .put("reading", "INTERVAL")
                .put("intervalMinutes", INTERVAL_MINUTES)
                .put("unit", "kWh");
    }

    private static ObjectNode meter(String code, String name, String nameEn, String building, String direction) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("name", name)
                .put("nameEn", nameEn)
                .put("buildingId", "@buildings/" + building)
                .put("direction", direction)
                .put("illustrative", true)
                .put("source", "示例，非真实数据 (invented for the demo)");
    }

    private static String main(Site site) {
        return site.code().replaceFirst("^B-", "M-") + "-E";
    }

    private static String sub(Site site, EndUse endUse) {
        return main(site) + "-" + endUse;
    }

    private static String gas(Site site) {
        return site.code().replaceFirst("^B-", "M-") + "-GAS";
    }

    private static String meterOf(ObjectNode installation) {
        return reference(installation, "meterId");
    }

    private static String reference(ObjectNode installation, String field) {
        String reference = installation.path(field).asText();
        return reference.substring(reference.indexOf('/') + 1);
    }
}
