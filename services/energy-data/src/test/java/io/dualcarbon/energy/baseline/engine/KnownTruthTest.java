package io.dualcarbon.energy.baseline.engine;

import static io.dualcarbon.energy.baseline.engine.EemeterSamples.BOTH_DAILY;
import static io.dualcarbon.energy.baseline.engine.EemeterSamples.BOTH_HOURLY;
import static io.dualcarbon.energy.baseline.engine.EemeterSamples.BOTH_MONTHLY;
import static io.dualcarbon.energy.baseline.engine.EemeterSamples.COOLED_MONTHLY;
import static io.dualcarbon.energy.baseline.engine.EemeterSamples.GAS_DAILY;
import static io.dualcarbon.energy.baseline.engine.EemeterSamples.GAS_MONTHLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.energy.SharedFiles;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain change-point fits find a gas balance point within 3 F, savings within 3 and shares within 6 points. */
class KnownTruthTest {
    private static final double BALANCE_F = 3;
    private static final double SAVINGS = 0.03;
    private static final double SHARE = 0.06;

    private static final double TRUE_SAVINGS = 0.1;
    private static final double TRUE_BALANCE_C = EemeterSamples.celsius(65);
    private static final String COOLED_FROM = "2015-11-22";
    private static final String COOLED_TO = "2016-12-02";

    @BeforeAll
    static void needsTheSamples() {
        SharedFiles.assumePresent();
    }

    @ParameterizedTest
    @CsvSource({
        GAS_DAILY + ", 2015-12-26, 2016-12-26, 2017-01-04, 2018-01-04",
        GAS_MONTHLY + ", 2015-12-24, 2016-12-25, 2017-01-25, 2018-01-24",
    })
    void gasThatHeats(String sample, String from, String to, String reportingFrom, String reportingTo) {
        var samples = new EemeterSamples();
        var baseline = samples.read(sample, from, to);

        var model = DegreeDayFitter.fit(baseline, null);

        assertEquals(Shape.HEATING, model.shape());
        assertEquals(60, EemeterSamples.fahrenheit(model.heatingBalanceC()), BALANCE_F);
        assertTrue(model.canBeSplit());
        assertEquals(0.75, Split.of(model, baseline).heatingShare(), SHARE);
        assertEquals(0.25, Split.of(model, baseline).baseShare(), SHARE);
        assertEquals(TRUE_SAVINGS, savings(model, samples.read(sample, reportingFrom, reportingTo)), SAVINGS);
    }

    /** Two fits of such a meter differ by 14 points of its annual use, so only the total is told. */
    @ParameterizedTest
    @CsvSource({
        BOTH_DAILY + ", 2015-12-26, 2016-12-26, 2017-01-04, 2018-01-04",
        BOTH_MONTHLY + ", 2015-12-21, 2016-12-19, 2017-01-21, 2018-01-20",
    })
    void electricityThatHeatsAndCools(String sample, String from, String to, String reportingFrom, String reportingTo) {
        var samples = new EemeterSamples();

        var model = DegreeDayFitter.fit(samples.read(sample, from, to), null);

        assertEquals(Shape.HEATING_AND_COOLING, model.shape());
        assertFalse(model.canBeSplit());
        assertEquals(TRUE_SAVINGS, savings(model, samples.read(sample, reportingFrom, reportingTo)), SAVINGS);
    }

    @Test
    void electricityThatHeatsAndCoolsByTheHour() {
        var samples = new EemeterSamples();
        var baseline = samples.read(BOTH_HOURLY, "2015-12-26", "2016-12-26");

        var model = Objects.requireNonNull(TimeOfWeekFitter.fit(baseline));

        assertEquals(366 * 24, baseline.size());
        var split = Split.of(model, baseline);
        assertEquals(0.2, split.baseShare(), SHARE);
        assertEquals(0.4, split.heatingShare(), SHARE);
        assertEquals(0.4, split.coolingShare(), SHARE);
        assertEquals(TRUE_SAVINGS, savings(model, samples.read(BOTH_HOURLY, "2017-01-04", "2018-01-04")), SAVINGS);
    }

    /**
     * The shares come out, the savings (truth: 10 %) do not: the bills have noise of 4.7 %, with which they are told as
     * 5.4 %, 1.9 points up or down at 68 %. The two tests below tell the noise from the method.
     */
    @Test
    void electricityThatOnlyCoolsByTheMonth() {
        var samples = new EemeterSamples();
        var baseline = samples.read(COOLED_MONTHLY, COOLED_FROM, COOLED_TO);

        var model = DegreeDayFitter.fit(baseline, null);

        assertEquals(Shape.COOLING, model.shape());
        assertEquals(0.25, Split.of(model, baseline).baseShare(), SHARE);
        assertEquals(0.75, Split.of(model, baseline).coolingShare(), SHARE);
        assertEquals(15, model.coolingBalanceC());
        assertEquals(0.0467, Quality.of(model, baseline).cvRmse(), 0.0001);
        assertEquals(0.0536, savings(model, samples.read(COOLED_MONTHLY, "2017-01-04", "2018-01-01")), 0.0001);
    }

    /**
     * Of the same bills without noise, 10 % saved, the savings come out. The balance point is lower than the true 65 F:
     * the mean of a day hides its warm hours, with which the meter was simulated.
     */
    @Test
    void theSameMeterWithoutNoise() {
        var samples = new EemeterSamples();
        var baseline = truth(samples, samples.read(COOLED_MONTHLY, COOLED_FROM, COOLED_TO), 0);

        var model = DegreeDayFitter.fit(baseline, null);

        assertEquals(Shape.COOLING, model.shape());
        assertEquals(15.5, model.coolingBalanceC());
        var reporting = truth(samples, samples.read(COOLED_MONTHLY, "2017-01-04", "2018-01-01"), TRUE_SAVINGS);
        assertEquals(TRUE_SAVINGS, savings(model, reporting), SAVINGS);
        assertEquals(0.0901, savings(model, reporting), 0.0001);
    }

    /** Nobody finds 10 % in the sample: with the true balance point and the degrees of each hour its bills show 6.2 %. */
    @Test
    void whoKnowsTheTruthFindsNoMoreInTheSample() {
        var samples = new EemeterSamples();
        var baseline = samples.read(COOLED_MONTHLY, COOLED_FROM, COOLED_TO);
        var reporting = samples.read(COOLED_MONTHLY, "2017-01-04", "2018-01-01");

        // Least squares of the quantities per day, weighted by days, in closed form: nothing of the engine.
        double days = 0;
        double degrees = 0;
        double quantity = 0;
        double squares = 0;
        double products = 0;
        for (var bill : baseline) {
            var warmth = samples.coolingDegrees(bill, TRUE_BALANCE_C);
            days += bill.units();
            degrees += warmth;
            quantity += bill.quantity();
            squares += warmth * warmth / bill.units();
            products += warmth * bill.quantity() / bill.units();
        }
        var slope = (products - degrees * quantity / days) / (squares - degrees * degrees / days);
        var base = (quantity - slope * degrees) / days;
        var predicted = reporting.stream()
                .mapToDouble(bill -> base * bill.units() + slope * samples.coolingDegrees(bill, TRUE_BALANCE_C))
                .sum();

        var measured = reporting.stream().mapToDouble(Interval::quantity).sum();
        assertEquals(0.0619, 1 - measured / predicted, 0.0001);
    }

    /** 2,500 kWh a year whatever the weather and 7,500 in the baseline's weather, each less that share. */
    private static List<Interval> truth(EemeterSamples samples, List<Interval> bills, double saved) {
        var year = samples.read(COOLED_MONTHLY, COOLED_FROM, COOLED_TO);
        var days = year.stream().mapToInt(Interval::units).sum();
        var degrees = year.stream()
                .mapToDouble(bill -> samples.coolingDegrees(bill, TRUE_BALANCE_C))
                .sum();
        return bills.stream()
                .map(bill -> new Interval(
                        bill.start(),
                        bill.end(),
                        (1 - saved)
                                * (2500.0 / days * bill.units()
                                        + 7500 / degrees * samples.coolingDegrees(bill, TRUE_BALANCE_C)),
                        bill.temperaturesC()))
                .toList();
    }

    private static double savings(Model model, List<Interval> reporting) {
        var predicted = reporting.stream().mapToDouble(model::predict).sum();
        return 1 - reporting.stream().mapToDouble(Interval::quantity).sum() / predicted;
    }
}
