package io.dualcarbon.energy.baseline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegreeDayFitterTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2024-01-01T00:00:00+08:00");

    @ParameterizedTest
    @CsvSource({
        "100, 0, 0, 0, 0, CONSTANT",
        "100, 7, 0, 15.5, 15.5, HEATING",
        "100, 0, 9, 19, 19, COOLING",
        "100, 7, 9, 14, 21.5, HEATING_AND_COOLING",
        "100, 7, 9, 18, 18, HEATING_AND_COOLING",
    })
    void findsAModelThatIsExact(
            double base, double heating, double cooling, double heatingBalance, double coolingBalance, Shape shape) {
        var model = DegreeDayFitter.fit(
                year(t -> base + heating * Math.max(0, heatingBalance - t) + cooling * Math.max(0, t - coolingBalance)),
                null);

        assertEquals(shape, model.shape());
        assertEquals(base, model.base().value(), 1e-9);
        if (model.heating() != null) {
            assertEquals(heating, model.heating().value(), 1e-9);
            assertEquals(heatingBalance, model.heatingBalanceC());
        }
        if (model.cooling() != null) {
            assertEquals(cooling, model.cooling().value(), 1e-9);
            assertEquals(coolingBalance, model.coolingBalanceC());
        }
    }

    @Test
    void neverSaysThatColdSaves() {
        var model = DegreeDayFitter.fit(year(t -> 500 - 5 * Math.max(0, 18 - t)), null);

        assertNull(model.heating());
        assertTrue(Objects.requireNonNull(model.cooling()).value() >= 0);
    }

    @Test
    void weighsAPeriodByItsDays() {
        var days = year(t -> 100 + 7 * Math.max(0, 15.5 - t));
        var periods = new ArrayList<Interval>();
        for (var i = 0; i + 35 <= days.size(); i += i % 2 == 0 ? 35 : 24) {
            var part = days.subList(i, i + (i % 2 == 0 ? 35 : 24));
            periods.add(new Interval(
                    part.get(0).start(),
                    part.get(part.size() - 1).end(),
                    part.stream().mapToDouble(Interval::quantity).sum(),
                    part.stream().mapToDouble(Interval::meanTemperatureC).toArray()));
        }

        var model = DegreeDayFitter.fit(periods, null);

        assertEquals(Shape.HEATING, model.shape());
        assertEquals(15.5, model.heatingBalanceC());
        assertEquals(7, Objects.requireNonNull(model.heating()).value(), 1e-9);
    }

    @Test
    void ofSixIntervalsItLearnsOnlyTheirMean() {
        var model =
                DegreeDayFitter.fit(year(t -> 100 + 7 * Math.max(0, 15.5 - t)).subList(0, 6), null);

        assertEquals(Shape.CONSTANT, model.shape());
    }

    @ParameterizedTest
    @CsvSource({
        "100, 7, 0, HEATING, 2",
        "100, 0, 9, COOLING, 2",
        "100, 7, 9, HEATING_AND_COOLING, 3",
    })
    void ofSixBillsItLearnsTheWeatherAtBalancePointsThatAreKnown(
            double base, double heating, double cooling, Shape shape, int parameters) {
        var days = year(t -> base + heating * Math.max(0, 14 - t) + cooling * Math.max(0, t - 21.3));
        var bills = IntStream.range(0, 6)
                .mapToObj(i -> days.subList(i * 61, (i + 1) * 61))
                .map(part -> new Interval(
                        part.get(0).start(),
                        part.get(60).end(),
                        part.stream().mapToDouble(Interval::quantity).sum(),
                        part.stream().mapToDouble(Interval::meanTemperatureC).toArray()))
                .toList();
        var known = new BalancePoints(heating > 0 ? 14.0 : null, cooling > 0 ? 21.3 : null);

        var model = DegreeDayFitter.fit(bills, known);

        assertEquals(shape, model.shape());
        assertEquals(parameters, model.parameterCount());
        assertEquals(base, model.base().value(), 1e-9);
        assertEquals(heating, model.heating() == null ? 0 : model.heating().value(), 1e-9);
        assertEquals(cooling, model.cooling() == null ? 0 : model.cooling().value(), 1e-9);
        assertEquals(Shape.CONSTANT, DegreeDayFitter.fit(bills, null).shape());
    }

    @Test
    void aYearOfDaysTakesLessThanASecond() {
        var random = new Random(1);
        var days = year(t -> 100 + 7 * Math.max(0, 14 - t) + 9 * Math.max(0, t - 21) + random.nextGaussian());
        DegreeDayFitter.fit(days, null);

        var start = System.nanoTime();
        DegreeDayFitter.fit(days, null);

        var took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, took::toString);
    }

    /** A year from 2 to 30 degrees. */
    static List<Interval> year(DoubleUnaryOperator consumption) {
        var days = new ArrayList<Interval>();
        for (var i = 0; i < 366; i++) {
            var temperature = 16 - 14 * Math.cos(2 * Math.PI * i / 366) + 2 * Math.sin(i);
            days.add(new Interval(
                    START.plusDays(i), START.plusDays(i + 1), consumption.applyAsDouble(temperature), new double[] {
                        temperature
                    }));
        }
        return days;
    }
}
