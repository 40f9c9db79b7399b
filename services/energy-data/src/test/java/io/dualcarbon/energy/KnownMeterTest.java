package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The simulated meters whose truth is known, from bills and blocks to savings. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class KnownMeterTest extends BaselineSetting {
    @Test
    void aKnownGasMeterOverHttp() {
        SharedFiles.assumePresent();
        var gas = chicago(
                text("carrier", "NATURAL_GAS"),
                text("unit", "m3"),
                text("reading", "BILLED"),
                "\"intervalMinutes\":null");
        var rows = SharedFiles.read("simulated/eemeter_samples/il-gas-hdd-only-billing_monthly.csv.gz");
        var bills = new ArrayList<String>();
        for (var i = 0; i + 1 < rows.size(); i++) {
            bills.add(bill(
                    gas,
                    rows.get(i).getField("start").substring(0, 10),
                    rows.get(i + 1).getField("start").substring(0, 10),
                    rows.get(i).getField("value")));
        }
        energy.sendBills(bills.toArray(String[]::new)).body("accepted", equalTo(26));

        var id = fit(gas, "P1M", "2015-12-24", "2016-12-25")
                .statusCode(201)
                .body("model.shape", equalTo("3P-H"))
                .body("model.parameters[2].value", equalTo(16.0)) // 60.8 F; the truth is 60 F
                .body("split.heatingShare", closeTo(0.75, 0.06))
                .body("split.baseShare", closeTo(0.25, 0.06))
                .body("quality.n", equalTo(12))
                .body("quality.cvRmse", equalTo(0.0373))
                .body("criteria.met", contains(true, true, true))
                .extract()
                .<String>path("id");

        savings(id, "2017-01-25", "2018-01-24")
                .body("periods", hasSize(12))
                .body("total.savedShare", closeTo(0.1, 0.03))
                .body("total.savedShare", equalTo(0.0925))
                .body("total.uncertainty.fractional", lessThan(0.5))
                .body("total.coverage", equalTo(1.0))
                .body("normalised.savedShare", closeTo(0.1, 0.03))
                .body("normalised.typicalYear.years", contains(2016, 2017))
                .body("normalised.reportingModel.shape", equalTo("3P-H"));
    }

    @Test
    void aKnownElectricityMeterOverHttp() {
        SharedFiles.assumePresent();
        var electricity = chicago("\"intervalMinutes\":60");
        var rows = SharedFiles.read("simulated/eemeter_samples/il-electricity-cdd-hdd-hourly.csv.gz");
        var values = rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.getField("value")))
                .toArray();
        for (var i = 0; i < values.length; i += 8000) {
            energy.sendBlocks(blockEvery(
                            60,
                            electricity,
                            rows.get(i).getField("start"),
                            Arrays.copyOfRange(values, i, Math.min(values.length, i + 8000))))
                    .body("accepted", equalTo(1));
        }

        var hourly = fit(electricity, "PT1H", "2015-12-26", "2016-12-26")
                .statusCode(201)
                .body("model.shape", equalTo("TOWT"))
                .body("quality.n", equalTo(366 * 24))
                .body("split.baseShare", closeTo(0.2, 0.06))
                .body("split.heatingShare", closeTo(0.4, 0.06))
                .body("split.coolingShare", closeTo(0.4, 0.06))
                .extract()
                .<String>path("id");
        savings(hourly, "2017-01-04", "2018-01-04")
                .body("periods", hasSize(365))
                .body("total.savedShare", closeTo(0.1, 0.03))
                .body("total.uncertainty.m", equalTo(365 * 24))
                .body("normalised.savedShare", closeTo(0.1, 0.03));
        anomalies(hourly, "2017-01-04", "2018-01-04").body("judged", equalTo(365 * 24));
        var daily = fit("BL-2", electricity, "P1D", "2015-12-26", "2016-12-26")
                .statusCode(201)
                .body("model.shape", equalTo("5P"))
                .body("split.baseShare", nullValue())
                .body("split.reasons", contains("NOT_IDENTIFIABLE"))
                .extract()
                .<String>path("id");
        savings(daily, "2017-01-04", "2018-01-04").body("total.savedShare", closeTo(0.1, 0.03));
    }
}
