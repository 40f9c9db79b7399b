package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.ROOT;
import static io.dualcarbon.acceptance.RunningPlatform.as;
import static io.dualcarbon.acceptance.RunningPlatform.gateway;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dualcarbon.clients.assets.api.AreasApi;
import io.dualcarbon.clients.assets.api.AreasApi.APIListAreasRequest;
import io.dualcarbon.clients.carbon.api.EmissionsApi;
import io.dualcarbon.clients.carbon.api.EmissionsApi.APIGetEmissionsRequest;
import io.dualcarbon.clients.carbon.model.EmissionGrouping;
import io.dualcarbon.clients.energy.api.ConsumptionApi;
import io.dualcarbon.clients.energy.api.ConsumptionApi.APIGetConsumptionRequest;
import io.dualcarbon.clients.energy.model.Carrier;
import io.dualcarbon.clients.energy.model.PeriodLength;
import io.dualcarbon.clients.finance.api.ProjectsApi;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that were generated from the contracts get what anybody gets who calls by hand. */
@ExtendWith(RunningPlatform.class)
class GeneratedClientsIT {
    /** What {@code deploy/clients/check} ends with where npm finds no packages. */
    private static final int NO_PACKAGES = 77;

    private static final String FROM = "2025-01";
    private static final String TO = "2025-04";

    private final String district =
            as("planner").get("/api/assets/v1/areas?limit=500").path("items.find { it.parentId == null }.id");

    @Test
    void inJava() throws Exception {
        var area = UUID.fromString(district);
        var assets = new io.dualcarbon.clients.assets.ApiClient().setRequestInterceptor(GeneratedClientsIT::signIn);
        assets.updateBaseUri(gateway());
        var energy = new io.dualcarbon.clients.energy.ApiClient().setRequestInterceptor(GeneratedClientsIT::signIn);
        energy.updateBaseUri(gateway());
        var carbon = new io.dualcarbon.clients.carbon.ApiClient().setRequestInterceptor(GeneratedClientsIT::signIn);
        carbon.updateBaseUri(gateway());
        var finance = new io.dualcarbon.clients.finance.ApiClient().setRequestInterceptor(GeneratedClientsIT::signIn);
        finance.updateBaseUri(gateway());

        var areas = new AreasApi(assets)
                .listAreas(APIListAreasRequest.newBuilder().limit(500).build())
                .getItems();
        var consumption = new ConsumptionApi(energy)
                .getConsumption(APIGetConsumptionRequest.newBuilder()
                        .areaId(area)
                        .from(FROM)
                        .to(TO)
                        .carrier(Carrier.ELECTRICITY)
                        .resolution(PeriodLength.TOTAL)
                        .build());
        var emissions = new EmissionsApi(carbon)
                .getEmissions(APIGetEmissionsRequest.newBuilder()
                        .areaId(area)
                        .from(FROM)
                        .to(TO)
                        .groupBy(EmissionGrouping.MONTH)
                        .build());
        var projects = new ProjectsApi(finance)
                .listProjects(null, null, null, 500, null)
                .getItems();

        assertEquals(areaCount(), areas.size());
        assertEquals(0, electricity().compareTo(consumption.getRows().get(0).getQuantity()));
        assertEquals(emissionRows(), emissions.getRows().size());
        assertEquals(projectCount(), projects.size());
        var refused = assertThrows(
                io.dualcarbon.clients.energy.ApiException.class,
                () -> new ConsumptionApi(energy)
                        .getConsumption(APIGetConsumptionRequest.newBuilder()
                                .areaId(area)
                                .from(TO)
                                .to(FROM)
                                .resolution(PeriodLength.TOTAL)
                                .build()));
        assertEquals(400, refused.getCode());
        assertTrue(refused.getResponseBody().contains("urn:dualcarbon:problem:"), refused.getResponseBody());
    }

    @Test
    void inTypeScript() throws IOException, InterruptedException {
        assumeTrue(isThere("npm"), "no npm found: the contracts are not tried in TypeScript");
        run(ROOT.resolve("deploy/clients/check").toString(), "compile");

        var told = new ObjectMapper()
                .readTree(run(
                        "node",
                        ROOT.resolve("deploy/clients/target/typescript/walk.js").toString(),
                        gateway(),
                        FROM,
                        TO));

        assertEquals(areaCount(), told.path("areas").asInt());
        assertEquals(0, electricity().compareTo(told.path("electricityKwh").decimalValue()));
        assertEquals(emissionRows(), told.path("emissionRows").asInt());
        assertEquals(projectCount(), told.path("projects").asInt());
        assertTrue(told.path("refusal").asText().startsWith("urn:dualcarbon:problem:"), told::toString);
    }

    private static void signIn(HttpRequest.Builder request) {
        request.header("Authorization", "Bearer " + RunningPlatform.token("planner"));
    }

    private int areaCount() {
        return as("planner").get("/api/assets/v1/areas?limit=500").path("items.size()");
    }

    private BigDecimal electricity() throws IOException {
        var answer = as("planner").get("/api/energy/v1/consumption?resolution=TOTAL&carrier=ELECTRICITY&" + period());
        return new ObjectMapper()
                .readTree(answer.asString())
                .at("/rows/0/quantity")
                .decimalValue();
    }

    private int emissionRows() {
        return as("planner")
                .get("/api/carbon/v1/emissions?groupBy=month&" + period())
                .path("rows.size()");
    }

    private int projectCount() {
        return as("planner").get("/api/finance/v1/projects?limit=500").path("items.size()");
    }

    private String period() {
        return "areaId=" + district + "&from=" + FROM + "&to=" + TO;
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TOKEN", RunningPlatform.token("planner"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assumeTrue(process.waitFor() != NO_PACKAGES, said);
        assertEquals(0, process.exitValue(), said);
        return said;
    }
}
