package io.dualcarbon.assets.registry;

import io.dualcarbon.platform.http.Dependency;
import io.dualcarbon.platform.tenancy.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Guards the months whose figures stand: who changes what placed a record in one of them has the right to restate, and
 * says why. Energy data knows which months are closed. It is asked only if a change reaches into months that are over, and
 * while no transaction waits for the answer; a month that is closed meanwhile is energy data's to tell.
 */
@ApplicationScoped
public class ClosedMonths {
    private static final String RESTATE = "readings:restate";
    private static final int MOST = 500;

    private final EnergyDataClient energyData;
    private final Caller caller;
    private final RegistryClock clock;

    ClosedMonths(@RestClient EnergyDataClient energyData, Caller caller, RegistryClock clock) {
        this.energyData = energyData;
        this.caller = caller;
        this.clock = clock;
    }

    /** Makes a change, which tells its {@link Guard} whom it moves. */
    <T> T guard(Optional<String> restate, Function<Guard, T> change) {
        if (restate.isPresent()) {
            if (!caller.may(RESTATE)) {
                throw RegistryProblem.RESTATEMENT_FORBIDDEN.because();
            }
            return QuarkusTransaction.requiringNew().call(() -> change.apply(days -> {}));
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> change.apply(this::requireNoneOver));
        } catch (NotAsked e) {
            var closed = Dependency.on("energy-data").ask(() -> energyData.closedMonths(MOST)).items().stream()
                    .map(EnergyDataClient.ClosedMonth::month)
                    .sorted()
                    .toList();
            return QuarkusTransaction.requiringNew().call(() -> change.apply(days -> requireOpen(days, closed)));
        }
    }

    private void requireNoneOver(List<Days> days) {
        var thisMonth = clock.today().withDayOfMonth(1);
        if (days.stream().anyMatch(each -> each.from().isBefore(thisMonth))) {
            throw new NotAsked();
        }
    }

    private static void requireOpen(List<Days> days, List<YearMonth> closed) {
        closed.stream()
                .filter(month -> days.stream().anyMatch(each -> each.touch(month)))
                .findFirst()
                .ifPresent(month -> {
                    throw RegistryProblem.MONTH_CLOSED.because(month);
                });
    }

    /** Told the days on which what places a record is to be other than before. */
    public interface Guard {
        void check(List<Days> days);
    }

    /** Ends the transaction, before anything is written. */
    private static final class NotAsked extends RuntimeException {}
}
