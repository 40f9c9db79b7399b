package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the meters of which nothing comes any more, or never did since they were registered. */
@ApplicationScoped
class Silences {
    private static final int METERS_AT_ONCE = 50;
    private static final double SECONDS_A_DAY = 86_400;

    private final OwingMeters meters;
    private final JudgedData data;
    private final DueReads dueReads;
    private final Findings findings;
    private final Tickets tickets;
    private final QualitySettings settings;
    private final TenantZone zone;
    private final Clock clock;

    Silences(
            OwingMeters meters,
            JudgedData data,
            DueReads dueReads,
            Findings findings,
            Tickets tickets,
            QualitySettings settings,
            TenantZone zone,
            Clock clock) {
        this.meters = meters;
        this.data = data;
        this.dueReads = dueReads;
        this.findings = findings;
        this.tickets = tickets;
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
    }

    /** Looks at some of the meters behind this one that have no values of yesterday or later. */
    Optional<UUID> lookAtSome(UUID after) {
        var yesterday = zone.today().minusDays(1);
        var quiet = meters.unheard(yesterday, after, METERS_AT_ONCE);
        if (quiet.isEmpty()) {
            return Optional.empty();
        }
        lookAt(quiet);
        return Optional.of(quiet.get(quiet.size() - 1).id());
    }

    void lookAt(List<OwingMeter> some) {
        var days = new LocalDays(zone.get());
        var silentDays = settings.get().silentDays();
        var now = clock.instant();
        var today = now.atZone(days.zone()).toLocalDate();
        var extents = data.extents(some.stream().map(OwingMeter::id).toList());
        var reads = dueReads.of(some, now.getEpochSecond(), now.getEpochSecond(), days);
        for (var meter : some) {
            var read = reads.get(meter.id());
            var extent = extents.get(meter.id());
            var heard = read != null
                    ? days.containing(read.times().get(read.times().size() - 1)).day()
                    : extent == null ? null : extent.last();
            var last = heard == null ? meter.registeredOn() : heard;
            var silence = silence(meter, last, tolerance(meter, read, silentDays), today);
            tickets.follow(meter.id(), findings.replaceSilence(meter.id(), silence, last));
        }
    }

    private static int tolerance(OwingMeter meter, DueReads.@Nullable Reads reads, int silentDays) {
        if (!meter.register()) {
            return meter.billed() ? Rule.SILENT_BILLED_DAYS : silentDays;
        }
        var configured = meter.readEverySeconds();
        var rhythm = configured > 0 || reads == null ? configured : MissedReads.rhythm(reads.times());
        return rhythm == 0
                ? Rule.SILENT_BILLED_DAYS
                : Math.max(silentDays, (int) Math.ceil(Rule.SILENT_RHYTHMS * rhythm / SECONDS_A_DAY));
    }

    private static @Nullable Found silence(OwingMeter meter, LocalDate last, int tolerance, LocalDate today) {
        var from = last.plusDays(1);
        return meter.virtual()
                        || from.until(today, ChronoUnit.DAYS) < tolerance
                        || !from.isBefore(meter.owesUntil(today))
                ? null
                : new Found(Rule.SILENT, from, null, tolerance, tolerance, "d", 1);
    }
}
