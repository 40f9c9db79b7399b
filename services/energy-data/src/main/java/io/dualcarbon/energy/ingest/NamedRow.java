package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.registry.MeterRef;
import io.dualcarbon.platform.problem.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row that names what it is of, a meter or a station, or tells why it cannot be read. */
public interface NamedRow {
    int number();

    /** Null only if there is a problem. */
    @Nullable
    MeterRef ref();

    @Nullable
    RowProblem problem();

    /** What the rows name that can be read. */
    static Set<MeterRef> refs(Collection<? extends NamedRow> rows) {
        return rows.stream()
                .filter(row -> row.problem() == null)
                .map(NamedRow::ref)
                .collect(Collectors.toSet());
    }

    /**
     * Takes the rows of which nothing is wrong, and refuses the others.
     *
     * @param known what exists of that which the rows name
     * @param unknown why a row is refused that names something else
     * @param check what is wrong with a row of that which it names; null if nothing is
     */
    static <R extends NamedRow, T> List<Due<R, T>> judge(
            List<R> rows,
            Map<MeterRef, T> known,
            ProblemType unknown,
            BiFunction<R, T, @Nullable RowProblem> check,
            Outcome outcome) {
        var due = new ArrayList<Due<R, T>>();
        for (var row : rows) {
            var ref = row.ref();
            var named = ref == null ? null : known.get(ref);
            var problem = row.problem();
            if (problem == null) {
                problem = named == null
                        ? new RowProblem(unknown, ref == null ? "" : ref.text())
                        : check.apply(row, named);
            }
            if (problem != null) {
                outcome.reject(row.number(), ref, problem);
            } else if (named != null) {
                outcome.take(row.number());
                due.add(new Due<>(row, named));
            }
        }
        return due;
    }

    /** A row and what it names. */
    record Due<R, T>(R row, T of) {}
}
