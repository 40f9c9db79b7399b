package io.dualcarbon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sends readings and asks which are there. */
final class ReadingsClient {
    private static final String BLOCKS = "/api/energy/v1/interval-blocks";
    private static final String BILLS = "/api/energy/v1/billed-periods";

    /** Shares of a month come with four digits. */
    private static final double ROUNDING = 0.0001;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Rest rest;

    ReadingsClient(Rest rest) {
        this.rest = rest;
    }

    /** energy-data learns of new meters from the registry's change feed, a moment later. */
    void awaitMeters(Collection<String> codes) {
        ArrayNode periods = JsonNodeFactory.instance.arrayNode();
        YearMonth any = YearMonth.of(2024, 1);
        codes.forEach(code -> periods.add(period(code, any).put("quantity", 0)));
        ObjectNode body = JsonNodeFactory.instance.objectNode().set("periods", periods);
        Patience.until(PATIENCE, "energy-data to know the meters", () -> {
            for (JsonNode error : rest.post(BILLS + "?dryRun=true", body).path("errors")) {
                if (error.path("type").asText().endsWith(":meter-unknown")) {
                    return false;
                }
            }
            return true;
        });
    }

    /** The days of which the meter lacks a value. Days are asked for only in months of which a part is there. */
    Set<LocalDate> missingDays(String meterId, YearMonth first, LocalDate end) {
        Set<LocalDate> missing = new HashSet<>();
        YearMonth last = YearMonth.from(end.minusDays(1));
        for (JsonNode point : series(meterId, first.atDay(1), last.plusMonths(1).atDay(1), "P1M")) {
            YearMonth month = YearMonth.from(day(point));
            LocalDate endInMonth =
                    month.equals(last) ? end : month.plusMonths(1).atDay(1);
            double wanted = (double) ChronoUnit.DAYS.between(month.atDay(1), endInMonth) / month.lengthOfMonth();
            double coverage = point.path("coverage").asDouble();
            if (coverage == 0) {
                month.atDay(1).datesUntil(endInMonth).forEach(missing::add);
            } else if (coverage < wanted - ROUNDING) {
                for (JsonNode each : series(meterId, month.atDay(1), endInMonth, "P1D")) {
                    if (each.path("coverage").asDouble() < 1) {
                        missing.add(day(each));
                    }
                }
            }
        }
        return missing;
    }

    private JsonNode series(String meterId, LocalDate from, LocalDate to, String resolution) {
        return rest.get("/api/energy/v1/meters/" + meterId + "/series?from=" + from + "&to=" + to + "&resolution="
                        + resolution)
                .path("points");
    }

    private static LocalDate day(JsonNode point) {
        return OffsetDateTime.parse(point.path("start").asText())
                .atZoneSameInstant(DemoData.ZONE)
                .toLocalDate();
    }

    Set<YearMonth> storedBills(String meterId) {
        Set<YearMonth> months = new HashSet<>();
        for (JsonNode period : rest.list(BILLS + "?meterId=" + meterId)) {
            months.add(YearMonth.from(LocalDate.parse(period.path("from").asText())));
        }
        return months;
    }

    void send(BlocksBody body) {
        refuseRejected(rest.post(BLOCKS, body.bytes()));
    }

    void send(List<Bill> bills) {
        ArrayNode periods = JsonNodeFactory.instance.arrayNode();
        for (Bill bill : bills) {
            periods.add(period(bill.meterCode(), bill.month()).put("quantity", bill.quantity()));
        }
        refuseRejected(rest.post(BILLS, JsonNodeFactory.instance.objectNode().set("periods", periods)));
    }

    private static ObjectNode period(String meterCode, YearMonth month) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("meterCode", meterCode)
                .put("from", month.atDay(1).toString())
                .put("to", month.plusMonths(1).atDay(1).toString());
    }

    static void refuseRejected(JsonNode answer) {
        if (answer.path("rejected").asInt() > 0) {
            throw new DemoNotLoaded(answer.path("rejected").asInt() + " rows were rejected, the first for "
                    + answer.path("errors").path(0));
        }
    }

    /** Sums follow the readings a moment later. */
    void awaitSums(String areaId, YearMonth from, YearMonth to) {
        String path = "/api/energy/v1/consumption?areaId=" + areaId + "&from=" + from + "&to=" + to;
        Patience.until(
                PATIENCE,
                "the sums to follow the readings",
                () -> rest.get(path).path("caughtUp").asBoolean());
    }
}
