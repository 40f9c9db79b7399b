package io.dualcarbon.carbon.emission;

import static io.dualcarbon.carbon.Exact.assertNumber;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.dualcarbon.carbon.EnergyRows;
import io.dualcarbon.carbon.FakeDistrict;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The emissions of what an organization used, and of what it bought for others. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeDistrict.class)
class OrganizationEmissionsTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final UUID tower = UUID.randomUUID();
    private final UUID hotel = UUID.randomUUID();
    private final UUID meter = UUID.randomUUID();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    /** A landlord's 74 400 kWh, of which a lodger's meter counted 14 880. */
    @Test
    void anOrganizationsAreOfWhatItUsed() {
        var landlord = UUID.randomUUID();
        new EnergyRows()
                .used("2023-01", tower, meter, "ELECTRICITY", "59520.0", "14880.0", "kWh")
                .used("2023-01", hotel, UUID.randomUUID(), "ELECTRICITY", "1000.0", "0.0", "kWh")
                .of(landlord);

        var answer = ask("?organizationId=" + landlord + "&from=2023-01&to=2023-02");
        var explained = ask("/explanation?organizationId=" + landlord + "&month=2023-01&carrier=ELECTRICITY");

        // 60 520 and 14 880 kWh by 0.5737 and by 0.42
        assertNumber("60520", answer, "rows[0].activity.quantity");
        assertNumber("14880", answer, "rows[0].activity.boughtForOthers");
        assertNumber("34720.324", answer, "rows[0].location.emissionsKgCo2");
        assertNumber("8536.656", answer, "rows[0].location.boughtForOthersKgCo2");
        assertNumber("25418.4", answer, "rows[0].ets.emissionsKgCo2");
        assertNumber("6249.6", answer, "rows[0].ets.boughtForOthersKgCo2");
        assertNumber("34720.324", answer, "totals[0].locationKgCo2");
        assertNumber("8536.656", answer, "totals[0].locationBoughtForOthersKgCo2");
        assertNumber("25418.4", answer, "totals[0].etsKgCo2");
        assertNumber("6249.6", answer, "totals[0].etsBoughtForOthersKgCo2");
        assertNumber("34720.324", explained, "emissionsKgCo2Unrounded");
        assertNumber("59520", explained, "lines[0].quantity");
        assertNumber("14880", explained, "lines[0].boughtForOthers");
        assertNumber("34146.624", explained, "lines[0].emissionsKgCo2");
    }

    /** Both at 20 °C, the factor at 0 °C. */
    @Test
    void gasBoughtForOthersIsConvertedToo() {
        var landlord = UUID.randomUUID();
        new EnergyRows()
                .gas("2023-01", tower, meter, "400", "AT_20_C")
                .forOthers("100")
                .of(landlord);

        var answer = ask("?organizationId=" + landlord + "&from=2023-01&to=2023-02");

        // 400 and 100 x 273.15 / 293.15 x 2.1621888
        assertNumber("805.870", answer, "rows[0].location.emissionsKgCo2");
        assertNumber("201.467", answer, "rows[0].location.boughtForOthersKgCo2");
        assertNumber("805.870", answer, "totals[0].locationScope1KgCo2");
        assertNumber("201.467", answer, "totals[0].locationBoughtForOthersKgCo2");
        assertNumber("100", answer, "rows[0].activity.boughtForOthers");
        answer.body("rows[0].location.reasons", empty());
    }

    @Test
    void nobodyElseBuysForOthers() {
        new EnergyRows()
                .measured("2023-01", tower, meter, "ELECTRICITY", "1000", "kWh")
                .of(tower);

        ask("?buildingId=" + tower + "&from=2023-01&to=2023-02")
                .body("rows[0].activity", not(hasKey("boughtForOthers")))
                .body("rows[0].location", not(hasKey("boughtForOthersKgCo2")))
                .body("totals[0]", not(hasKey("locationBoughtForOthersKgCo2")))
                .body("totals[0]", not(hasKey("etsBoughtForOthersKgCo2")));
    }

    private ValidatableResponse ask(String path) {
        return tenant.as("viewer").get("/api/carbon/v1/emissions" + path).then().statusCode(200);
    }
}
