package io.dualcarbon.carbon;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What energy-data is to answer for a node, in the shape of its contract. */
public final class EnergyRows {
    private final List<String> rows = new ArrayList<>();

    public EnergyRows measured(
            String period, @Nullable UUID building, UUID meter, String carrier, String quantity, String unit) {
        return row(period, building, meter, carrier, quantity, unit, "1.0", "1.0", false, "[]");
    }

    /** Of an organization, besides what it bought for others. */
    public EnergyRows used(
            String period, UUID building, UUID meter, String carrier, String quantity, String forOthers, String unit) {
        return measured(period, building, meter, carrier, quantity, unit).forOthers(forOthers);
    }

    /** The last row is of an organization that bought this for others besides. */
    public EnergyRows forOthers(String quantity) {
        var row = rows.remove(rows.size() - 1);
        rows.add(row.replace("\"unit\":", "\"boughtForOthers\":%s,\"unit\":".formatted(quantity)));
        return this;
    }

    /** Gas of a meter, or of all meters of a node, that state their volumes in a condition. */
    public EnergyRows gas(
            String period, @Nullable UUID building, @Nullable UUID meter, String quantity, String volumeReference) {
        rows.add("""
                {"period":"%s","buildingId":%s,"meterId":%s,"carrier":"NATURAL_GAS","direction":"IMPORT",
                 "quantity":%s,"unit":"m3","volumeReference":"%s","coverage":1.0,"measuredShare":1.0,
                 "illustrative":false,"reasons":[]}
                """.formatted(period, quoted(building), quoted(meter), quantity, volumeReference));
        return this;
    }

    private static @Nullable String quoted(@Nullable UUID id) {
        return id == null ? null : '"' + id.toString() + '"';
    }

    public EnergyRows missing(String period, UUID building, UUID meter, String carrier, String unit, String reason) {
        return row(period, building, meter, carrier, null, unit, "0.0", "0.0", false, "[\"" + reason + "\"]");
    }

    public EnergyRows row(
            String period,
            @Nullable UUID building,
            UUID meter,
            String carrier,
            @Nullable String quantity,
            String unit,
            String coverage,
            String measuredShare,
            boolean illustrative,
            String reasons) {
        rows.add("""
                {"period":"%s","buildingId":%s,"meterId":"%s","carrier":"%s","direction":"IMPORT","quantity":%s,
                 "unit":"%s","coverage":%s,"measuredShare":%s,"illustrative":%s,"reasons":%s}
                """.formatted(
                        period,
                        quoted(building),
                        meter,
                        carrier,
                        quantity,
                        unit,
                        coverage,
                        measuredShare,
                        illustrative,
                        reasons));
        return this;
    }

    public void of(UUID node) {
        put(node, "[" + String.join(",", rows) + "]");
    }

    /** Only if it is asked to be told apart like this. */
    public void of(UUID node, String groupBy) {
        put(node + "/" + groupBy, "[" + String.join(",", rows) + "]");
    }

    public static void put(UUID node, String body) {
        put(node.toString(), body);
    }

    private static void put(String key, String body) {
        given().noFilters()
                .baseUri(FakeDistrict.url())
                .body(body)
                .put("/fake/" + key)
                .then()
                .statusCode(200);
    }

    /** What energy-data was last asked for that node. */
    public static Response asked(UUID node) {
        return given().noFilters().baseUri(FakeDistrict.url()).get("/fake/" + node);
    }
}
