package io.dualcarbon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sends readings and asks which are there. */
final class ReadingsClient {
    private static final String BLOCKS = "/api/energy/v1/interval-blocks";
    private static final String BILLS = "/api/energy/v1/billed-periods";
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

    /** The days of which every value of the meter is there. */
    Set<LocalDate> storedDays(String meterId, LocalDate from, LocalDate to) {
        JsonNode series =
                rest.get("/api/energy/v1/meters/" + meterId + "/series?from=" + from + "&to=" + to + "&resolution=P1D");
        Set<LocalDate> days = new HashSet<>();
        for (JsonNode point : series.path("points")) {
            if (point.path("coverage").asDouble() >= 1
                    && !point.path("apportioned").asBoolean()) {
                days.add(OffsetDateTime.parse(point.path("start").asText())
                        .atZoneSameInstant(DemoData.ZONE)
                        .toLocalDate());
            }
        }
        return days;
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

    private static void refuseRejected(JsonNode answer) {
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
