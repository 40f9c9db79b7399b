package io.dualcarbon.carbon.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bands against what really came, on public monthly series beside the checkout, read in place. */
class PublicSeriesTest {
    private static final Path FOLDER = Path.of("").toAbsolutePath().resolve("../../../shared/data/real/timeseries");
    private static final int AHEAD = 12;
    private static final int[] HISTORIES = {60, 34, 24};

    /** One of seven monthly series of the M3 competition (Makridakis and Hibon 2000): about two hundred. */
    @Test
    void coversWhatCameInACompetition() throws IOException {
        var rows = lines("m3_monthly.csv");
        var series = IntStream.range(0, rows.size())
                .filter(i -> i % 7 == 0)
                .mapToObj(i -> competition(rows.get(i)))
                .filter(values -> values.length >= HISTORIES[0] + AHEAD)
                .toList();

        for (var months : HISTORIES) {
            var score = new Score();
            series.forEach(values -> score.add(values, values.length - AHEAD - months, months));

            score.report(series.size() + " series of the competition, " + months + " months of history");
            assertTrue(score.coverage() >= 0.86 && score.coverage() <= 0.94, score::toString);
            assertTrue(score.medianError() <= 1.01 * score.modelError(), score::toString);
        }
    }

    /** Air passengers 1949 to 1960: growth that a trend which fades out falls behind. */
    @Test
    void coversMostOfWhatCameOfAirPassengers() throws IOException {
        var values = lines("AirPassengers.csv").stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
                .toArray();

        var score = new Score();
        for (var months : HISTORIES) {
            for (int from = 0; from + months + AHEAD <= values.length; from += AHEAD) {
                score.add(values, from, months);
            }
        }

        score.report("air passengers");
        assertTrue(score.coverage() >= 0.80, score::toString);
    }

    /** Without the heading. */
    private static List<String> lines(String file) throws IOException {
        var path = FOLDER.resolve(file);
        var reason = "no file ../shared/data/real/timeseries/" + file + " beside the checkout";
        if (!Files.exists(path)) {
            System.out.println("Skipped: " + reason);
        }
        assumeTrue(Files.exists(path), reason);
        return Files.readAllLines(path).stream().skip(1).toList();
    }

    /** Number, name, how many values, how many held back, category, first year and month; then the values. */
    private static double[] competition(String row) {
        return Arrays.stream(row.split(","))
                .skip(7)
                .filter(cell -> !cell.isBlank())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Over all months foreseen: whether they lay in the band, and sMAPE of the median and of the model alone. */
    private static final class Score {
        private final List<Boolean> inside = new ArrayList<>();
        private double medianErrors;
        private double modelErrors;

        void add(double[] values, int from, int months) {
            var history = Arrays.copyOfRange(values, from, from + months);
            var forecast = Forecast.of(history, AHEAD);
            var model = forecast.backtest().model().method().fit(history).expect(AHEAD);
            for (int h = 0; h < AHEAD; h++) {
                var came = values[from + months + h];
                var band = forecast.bands().get(h);
                inside.add(band.holds(came));
                medianErrors += symmetricError(came, band.p50());
                modelErrors += symmetricError(came, model[h]);
            }
        }

        private static double symmetricError(double came, double foreseen) {
            return 200 * Math.abs(came - foreseen) / (Math.abs(came) + Math.abs(foreseen));
        }

        double coverage() {
            return (double) inside.stream().filter(i -> i).count() / inside.size();
        }

        double medianError() {
            return medianErrors / inside.size();
        }

        double modelError() {
            return modelErrors / inside.size();
        }

        void report(String what) {
            System.out.println(what + ": " + this);
        }

        @Override
        public String toString() {
            return "%.1f %% of %d months in the band, sMAPE of the median %.2f, of the model %.2f"
                    .formatted(100 * coverage(), inside.size(), medianError(), modelError());
        }
    }
}
