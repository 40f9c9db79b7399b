package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.impact.EnergyDataClient.BaselineCard;
import io.dualcarbon.finance.impact.EnergyDataClient.BaselinePage;
import io.dualcarbon.finance.impact.EnergyDataClient.Consumption;
import io.dualcarbon.finance.impact.EnergyDataClient.Savings;
import io.dualcarbon.finance.impact.EnergyDataClient.Series;
import io.dualcarbon.finance.project.AssetKind;
import io.dualcarbon.finance.project.AssetRef;
import io.dualcarbon.platform.http.Dependency;
import io.dualcarbon.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The readings as the caller may see them, by month. */
@ApplicationScoped
class EnergyData {
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_SPAN_MONTHS = 60;
    private static final int LONGEST_SAVINGS_MONTHS = 36;
    private static final int PAGE = 500;

    private final Dependency readings = Dependency.on("energy-data");
    private final EnergyDataClient client;

    EnergyData(@RestClient EnergyDataClient client) {
        this.client = client;
    }

    /** What a building, area or organization drew from the grid. */
    Map<YearMonth, MonthlyEnergy> gridImport(AssetRef node, YearMonth from, YearMonth to) {
        var months = new HashMap<YearMonth, MonthlyEnergy>();
        for (var span : spans(from, to)) {
            var consumption = ask(
                    () -> client.consumption(
                            idIf(AssetKind.AREA, node),
                            idIf(AssetKind.BUILDING, node),
                            idIf(AssetKind.ORGANIZATION, node),
                            span.from().toString(),
                            span.to().toString(),
                            "P1M",
                            "node",
                            "ELECTRICITY",
                            "IMPORT"),
                    new Consumption(List.of()));
            for (var row : consumption.rows()) {
                var filled = row.filledShare() != null && row.filledShare().signum() > 0;
                months.put(
                        YearMonth.parse(row.period()),
                        filled
                                ? MonthlyEnergy.filled(row.coverage(), row.illustrative())
                                : new MonthlyEnergy(
                                        row.quantity(), row.coverage(), row.illustrative(), reasons(row.reasons())));
            }
        }
        return months;
    }

    /** What a meter measured. */
    Map<YearMonth, MonthlyEnergy> ofMeter(
            UUID meterId, boolean illustrative, YearMonth from, YearMonth to, ZoneId zone) {
        var months = new HashMap<YearMonth, MonthlyEnergy>();
        for (var span : spans(from, to)) {
            var series = ask(
                    () -> client.series(
                            meterId, span.from().toString(), span.to().toString(), "P1M"),
                    new Series(List.of()));
            for (var point : series.points()) {
                months.put(
                        YearMonth.from(point.start().atZoneSameInstant(zone)),
                        Boolean.TRUE.equals(point.filled())
                                ? MonthlyEnergy.filled(point.coverage(), illustrative)
                                : new MonthlyEnergy(
                                        point.value(), point.coverage(), illustrative, reasons(point.reasons())));
            }
        }
        return months;
    }

    /** The model of a building's electricity before a measure: of those that end by that day the last one. */
    Optional<UUID> baseline(AssetRef node, LocalDate by) {
        if (node.kind() != AssetKind.BUILDING) {
            return Optional.empty();
        }
        var found = new ArrayList<BaselineCard>();
        @Nullable String cursor = null;
        do {
            var next = cursor;
            var page = ask(() -> client.baselines(node.id(), PAGE, next), new BaselinePage(List.of(), null));
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return found.stream()
                .filter(card -> card.carrier().equals("ELECTRICITY") && card.retiredAt() == null)
                .filter(card -> !card.to().isAfter(by))
                .max(Comparator.comparing(BaselineCard::to).thenComparing(BaselineCard::createdAt))
                .map(BaselineCard::id);
    }

    /** What was avoided against a baseline, in portions of at most three years. */
    List<Savings> savings(UUID baseline, YearMonth from, YearMonth to) {
        return spans(from, to, LONGEST_SAVINGS_MONTHS).stream()
                .map(span -> readings.ask(() -> client.savings(
                        baseline, span.from().toString(), span.to().toString())))
                .toList();
    }

    /** A plant runs for decades; one answer of energy-data holds ten years at most. */
    private static List<PeriodView> spans(YearMonth from, YearMonth to) {
        return spans(from, to, LONGEST_SPAN_MONTHS);
    }

    private static List<PeriodView> spans(YearMonth from, YearMonth to, int longest) {
        return Stream.iterate(from, start -> start.isBefore(to), start -> start.plusMonths(longest))
                .map(start -> {
                    var end = start.plusMonths(longest);
                    return new PeriodView(start, end.isBefore(to) ? end : to);
                })
                .toList();
    }

    /** A node or meter that energy-data does not know yet has simply no readings. */
    private <T> T ask(Supplier<T> call, T nothing) {
        try {
            return readings.ask(call);
        } catch (ProblemException e) {
            if (e.type().refusal().status() == NOT_FOUND) {
                return nothing;
            }
            throw e;
        }
    }

    private static @Nullable UUID idIf(AssetKind kind, AssetRef node) {
        return node.kind() == kind ? node.id() : null;
    }

    /** Reasons that this service does not know say no more than that there is nothing. */
    private static Set<ImpactReason> reasons(@Nullable List<String> names) {
        var reasons = EnumSet.noneOf(ImpactReason.class);
        if (names != null) {
            for (var name : names) {
                reasons.add(Arrays.stream(ImpactReason.values())
                        .filter(reason -> reason.name().equals(name))
                        .findFirst()
                        .orElse(ImpactReason.NO_DATA));
            }
        }
        return reasons;
    }
}
