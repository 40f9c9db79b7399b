package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.caughtUp;
import static io.dualcarbon.acceptance.Energy.flat;
import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.Energy.sendBlocks;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A landlord's main meter and a lodger's behind it: both services tell each what it used, and no kilowatt hour twice. */
@ExtendWith(RunningPlatform.class)
class LandlordIT {
    private static final String JANUARY = "&from=2023-01&to=2023-02";

    @Test
    void landlordAndLodgerAreWhatWasBought() {
        var area = Registry.area("Landlord and lodger");
        var tower = Registry.building("Tower", area, "OFFICE", BigDecimal.TEN);
        var landlord = Registry.organization("Landlord");
        var lodger = Registry.organization("Lodger");
        var main = Registry.meterOf(landlord, tower, Optional.empty());
        var shop = Registry.meterOf(lodger, tower, Optional.of(main));
        sendBlocks(
                hourly(main, "2023-01-01T00:00:00+08:00", flat(744, 100)),
                hourly(shop, "2023-01-01T00:00:00+08:00", flat(744, 20)));

        caughtUp("/consumption?organizationId=" + landlord + JANUARY)
                .body("rows.quantity", contains(59_520.0))
                .body("rows.boughtForOthers", contains(14_880.0));
        caughtUp("/consumption?organizationId=" + lodger + JANUARY).body("rows.quantity", contains(14_880.0));
        caughtUp("/consumption?areaId=" + area + JANUARY).body("rows.quantity", contains(74_400.0));
        assertEquals(new BigDecimal("34146.624"), total("organizationId=" + landlord, "locationKgCo2"));
        assertEquals(new BigDecimal("8536.656"), total("organizationId=" + landlord, "locationBoughtForOthersKgCo2"));
        assertEquals(new BigDecimal("8536.656"), total("organizationId=" + lodger, "locationKgCo2"));
        assertEquals(new BigDecimal("42683.280"), total("areaId=" + area, "locationKgCo2"));
        var line = emissions("/explanation?month=2023-01&carrier=ELECTRICITY&organizationId=" + landlord)
                .path("lines")
                .get(0);
        assertEquals(main, line.path("meterId").asText());
        assertEquals(59_520.0, line.path("quantity").asDouble());
        assertEquals(14_880.0, line.path("boughtForOthers").asDouble());
    }

    private static BigDecimal total(String node, String figure) {
        return emissions("?" + node + JANUARY)
                .path("totals")
                .get(0)
                .path(figure)
                .decimalValue()
                .setScale(3);
    }

    private static JsonNode emissions(String question) {
        return Answers.get(Registry.ADMIN, "/api/carbon/v1/emissions" + question);
    }
}
