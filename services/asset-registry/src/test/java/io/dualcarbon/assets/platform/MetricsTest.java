package io.dualcarbon.assets.platform;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class MetricsTest {
    private static final Pattern URI = Pattern.compile("^http_server_requests_.*[{,]uri=\"([^\"]*)\"");
    private final TestRegistry registry = TestRegistry.fresh();

    @Test
    void areForThoseWhoMayReadThem() {
        for (var path : List.of("/q/metrics", "/q/metrics/", "/q/./metrics")) {
            given().urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo(PROBLEM + "not-authenticated"));
        }
        for (var role : List.of("viewer", "tenant-admin", "partner", "assets:read", "metrics:read", "platform-admin")) {
            given().auth()
                    .oauth2(registry.tenant().token(role))
                    .get("/q/metrics")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo(PROBLEM + "forbidden"));
        }
        for (var role : List.of("metrics:read", "platform-admin")) {
            given().auth()
                    .oauth2(Tokens.platformToken("monitoring", role))
                    .get("/q/metrics")
                    .then()
                    .statusCode(200);
        }
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void nameOperationsAndNeverWhatACallerMadeUp() {
        var secret = UUID.randomUUID().toString();
        var area = registry.area("CN");
        registry.get("areas/" + area).statusCode(200);
        registry.get("areas/" + secret).statusCode(404);
        registry.get("areas?x=" + secret).statusCode(400);
        given().get(API + "areas/" + secret).then().statusCode(401);
        registry.tenant().as("partner").get(API + "areas/" + secret).then().statusCode(403);
        registry.tenant().as("viewer").get(API + "nothing/" + secret).then().statusCode(404);
        registry.tenant().as("viewer").get("/" + secret).then().statusCode(404);
        registry.tenant().as("viewer").patch(API + "areas/" + secret).then().statusCode(405);
        registry.tenant()
                .as("viewer")
                .contentType("text/plain")
                .body(secret)
                .put(API + "areas/" + secret)
                .then()
                .statusCode(415);

        var metrics = given().auth()
                .oauth2(Tokens.platformToken("monitoring", "metrics:read"))
                .get("/q/metrics")
                .then()
                .extract()
                .asString();

        assertTrue(!metrics.contains(secret) && !metrics.contains(area), "An id is told");
        var labels = metrics.lines()
                .map(URI::matcher)
                .filter(label -> label.find())
                .map(label -> label.group(1))
                .distinct()
                .toList();
        assertTrue(labels.containsAll(List.of("/areas", "/areas/{id}", "NOT_FOUND")), labels::toString);
    }
}
