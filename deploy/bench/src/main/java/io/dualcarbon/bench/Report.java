package io.dualcarbon.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Figures beside what is wanted of them: a table for the reader, JSON for whoever compares runs. */
final class Report {
    private static final int DIGITS = 4;

    private final String name;
    private final Yardstick yardstick = new Yardstick();
    private final List<Figure> figures = new ArrayList<>();
    private final ObjectNode details = Api.JSON.createObjectNode();

    private record Figure(String key, String what, double raw, double wanted, boolean atLeast) {
        boolean isMet(double counted) {
            return atLeast ? counted >= wanted : counted <= wanted;
        }
    }

    private Report(String name) {
        this.name = name;
    }

    static Report begin(String name) {
        var report = new Report(name);
        report.yardstick.measure();
        return report;
    }

    void atLeast(String key, String what, double wanted, double got) {
        figures.add(new Figure(key, what, got, wanted, true));
    }

    void atMost(String key, String what, double wanted, double got) {
        figures.add(new Figure(key, what, got, wanted, false));
    }

    /** What stands in the file beside the figures. */
    ObjectNode details() {
        return details;
    }

    void machine(String postgres) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        details.putObject("machine")
                .put("cores", system.getAvailableProcessors())
                .put("processor", processor())
                .put("memoryMb", system.getTotalMemorySize() >> 20)
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("jdk", System.getProperty("java.runtime.version"))
                .put("postgresql", postgres);
    }

    private static String processor() {
        var file = Path.of("/proc/cpuinfo");
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown"; // not Linux
        }
    }

    /** Prints the table, writes the file, and says whether every figure is as wanted. */
    boolean finish() {
        yardstick.measure();
        System.out.printf("%nThe yardstick is %s: times count by their mean, %.3f%n", yardstick, yardstick.value());
        System.out.printf("%n%-26s %12s %12s %12s%n", "", "wanted", "got", "raw");
        var json = Api.JSON.createObjectNode();
        var met = true;
        for (var figure : figures) {
            var counted = yardstick.counted(figure.key(), figure.raw());
            var isMet = figure.isMet(counted);
            System.out.printf(
                    "%-26s %2s %9.4g %12.4g %12.4g  %-7s %s%n",
                    figure.key(),
                    figure.atLeast() ? ">=" : "<=",
                    figure.wanted(),
                    counted,
                    figure.raw(),
                    isMet ? "met" : "MISSED",
                    figure.what());
            json.put(figure.key(), rounded(figure.raw()));
            met &= isMet;
        }
        json.put("allMet", met)
                .put(
                        "measuredAt",
                        Clock.systemUTC()
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .put("yardstick", rounded(yardstick.value()))
                .setAll(details);
        json.set("raw", yardstick.apply(json));
        var file = LocalPlatform.ROOT.resolve("deploy/bench/results/" + name + ".json");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw new BenchFailed("The results cannot be written", e);
        }
        System.out.printf("%nWritten to %s%n", LocalPlatform.ROOT.relativize(file));
        return met;
    }

    static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
