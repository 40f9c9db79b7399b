package io.dualcarbon.assets;

import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The registry of a fresh tenant, and valid requests to fill it. A test changes in a request what it is about. */
public record TestRegistry(TestTenant tenant) {
    public static final String API = "/api/assets/v1/";
    public static final String PROBLEM = "urn:dualcarbon:problem:";

    public static TestRegistry fresh() {
        return of(TestTenant.fresh());
    }

    /** Of a tenant whose registration nobody was told of: no event, nothing in its audit log. */
    public static TestRegistry of(TestTenant tenant) {
        try (var connection = PostgresResource.superuser();
                var insert = connection.prepareStatement("""
                        insert into tenant (id, version, name, time_zone, grid_area)
                        values (?, 0, '长宁区', 'Asia/Shanghai', 'CN-SH')
                        """)) {
            insert.setString(1, tenant.id());
            insert.executeUpdate();
            return new TestRegistry(tenant);
        } catch (SQLException e) {
            throw new IllegalStateException("The tenant could not be registered", e);
        }
    }

    public ValidatableResponse post(String path, Object body) {
        return tenant.as("tenant-admin").body(body).post(API + path).then();
    }

    public ValidatableResponse put(String path, String id, int version, Object body) {
        return tenant.as("tenant-admin")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put(API + path + "/" + id)
                .then();
    }

    public ValidatableResponse delete(String path, String id, int version) {
        return tenant.as("tenant-admin")
                .header("If-Match", "\"" + version + "\"")
                .delete(API + path + "/" + id)
                .then();
    }

    public ValidatableResponse retire(String path, String id, int version) {
        return tenant.as("tenant-admin")
                .header("If-Match", "\"" + version + "\"")
                .post(API + path + "/" + id + "/retirement")
                .then();
    }

    public ValidatableResponse get(String path) {
        return tenant.as("viewer").get(API + path).then();
    }

    /** The id of a record made from a valid request. */
    public String registered(String path, Object body) {
        return post(path, body).statusCode(201).extract().path("id");
    }

    public String area(String code) {
        return registered("areas", newArea(code));
    }

    public String organization(String code) {
        return registered("organizations", newOrganization(code));
    }

    public String building(String code, String areaId) {
        return registered("buildings", newBuilding(code, areaId));
    }

    /** The id of a building. */
    public String place() {
        return building("HQ", area("CN"));
    }

    public void refusesToRetire(String path, String id, String detail) {
        retire(path, id, 0)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "record-in-use"))
                .body("detail", equalTo(detail));
    }

    public String meter(String code, String buildingId) {
        return registered("meters", newMeter(code, buildingId));
    }

    public static Map<String, Object> newArea(String code) {
        return with(common(code), Map.of("kind", "ZONE"));
    }

    public static Map<String, Object> newOrganization(String code) {
        return with(common(code), Map.of("kind", "ENTERPRISE", "keyEnergyUser", true, "keyEmitter", false));
    }

    public static Map<String, Object> newAlliance(String code, String... memberIds) {
        return with(common(code), Map.of("memberIds", List.of(memberIds)));
    }

    public static Map<String, Object> newBuilding(String code, String areaId) {
        return with(
                common(code),
                Map.of(
                        "areaId",
                        areaId,
                        "use",
                        "OFFICE",
                        "submetered",
                        true,
                        "certifications",
                        List.of(Map.of("scheme", "LEED", "level", "Platinum", "phase", "DESIGN", "year", 2017)),
                        "platformLinks",
                        List.of(Map.of("platform", "hongqiao-linkong", "since", "2023-01-01"))));
    }

    public static Map<String, Object> newMeter(String code, String buildingId) {
        return with(
                common(code),
                Map.of(
                        "buildingId",
                        buildingId,
                        "carrier",
                        "ELECTRICITY",
                        "direction",
                        "IMPORT",
                        "reading",
                        "INTERVAL",
                        "intervalMinutes",
                        15,
                        "unit",
                        "kWh"));
    }

    public static Map<String, Object> newPvPlant(String code, String buildingId) {
        return with(common(code), Map.of("buildingId", buildingId, "commissionedOn", "2023-06-30", "peakPowerKw", 420));
    }

    public static Map<String, Object> newChargingStation(String code, String buildingId) {
        return with(common(code), Map.of("buildingId", buildingId, "chargingPoints", 57));
    }

    /** A copy of the request with some properties more or other. */
    public static Map<String, Object> with(Map<String, Object> request, Map<String, Object> properties) {
        var changed = new LinkedHashMap<>(request);
        changed.putAll(properties);
        return changed;
    }

    public static Map<String, Object> with(Map<String, Object> request, String property, Object value) {
        return with(request, Map.of(property, value));
    }

    public static Map<String, Object> without(Map<String, Object> request, String property) {
        var changed = new LinkedHashMap<>(request);
        changed.remove(property);
        return changed;
    }

    public static String unknownId() {
        return UUID.randomUUID().toString();
    }

    private static Map<String, Object> common(String code) {
        return Map.of("code", code, "name", "临空", "nameEn", "Linkong", "illustrative", true, "source", "长发改〔2025〕16 号");
    }
}
