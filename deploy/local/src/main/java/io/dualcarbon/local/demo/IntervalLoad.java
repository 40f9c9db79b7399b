package io.dualcarbon.local.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Brings the interval meters to the end of yesterday, a quarter of a year in a body. */
final class IntervalLoad {
    private static final int SENDERS = 2;
    private static final int MONTHS_IN_A_BODY = 3;

    private final Meters meters;
    private final ReadingsClient readings;
    private final YearMonth first;
    private final LocalDate today;
    private final Map<String, Set<LocalDate>> missingDays = new ConcurrentHashMap<>();

    IntervalLoad(Meters meters, ReadingsClient readings, YearMonth first, LocalDate today) {
        this.meters = meters;
        this.readings = readings;
        this.first = first;
        this.today = today;
    }

    /** Only for the meters given, by code. */
    void run(Map<String, String> meterIds, Consumer<String> progress) {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<Integer>> questions = new ArrayList<>();
            for (MeterMonth meter : meters.intervals(YearMonth.from(today))) {
                String id = meterIds.get(meter.meterCode());
                if (id != null) {
                    questions.add(() -> ask(meter, id));
                }
            }
            inParallel(senders, questions, days -> {});
            List<Callable<Integer>> bodies = new ArrayList<>();
            for (YearMonth month = first; month.atDay(1).isBefore(today); month = month.plusMonths(MONTHS_IN_A_BODY)) {
                YearMonth from = month;
                bodies.add(() -> send(from));
            }
            int[] sent = new int[1];
            inParallel(senders, bodies, values -> {
                sent[0] += values;
                if (values > 0) {
                    progress.accept(String.format(Locale.ROOT, "demo: %,d readings sent", sent[0]));
                }
            });
        } finally {
            senders.shutdownNow();
        }
    }

    private int ask(MeterMonth meter, String id) {
        Set<LocalDate> missing = readings.missingDays(id, meter.kind().online(), today);
        missingDays.put(meter.meterCode(), missing);
        return missing.size();
    }

    private int send(YearMonth from) {
        BlocksBody body = new BlocksBody();
        for (YearMonth month = from; month.isBefore(from.plusMonths(MONTHS_IN_A_BODY)); month = month.plusMonths(1)) {
            if (isMissing(month)) {
                for (MeterMonth meter : meters.intervals(month)) {
                    body.add(meter, missingDays.getOrDefault(meter.meterCode(), Set.of())::contains);
                }
            }
        }
        if (body.values() > 0) {
            readings.send(body);
        }
        return body.values();
    }

    private boolean isMissing(YearMonth month) {
        return missingDays.values().stream()
                .flatMap(Set::stream)
                .anyMatch(day -> YearMonth.from(day).equals(month));
    }

    private static void inParallel(
            ExecutorService executor, List<Callable<Integer>> tasks, Consumer<Integer> whenOneIsDone) {
        ExecutorCompletionService<Integer> running = new ExecutorCompletionService<>(executor);
        tasks.forEach(running::submit);
        try {
            for (int i = 0; i < tasks.size(); i++) {
                whenOneIsDone.accept(running.take().get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoNotLoaded("interrupted", e);
        }
    }
}
