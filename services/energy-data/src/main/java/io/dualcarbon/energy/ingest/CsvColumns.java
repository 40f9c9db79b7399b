package io.dualcarbon.energy.ingest;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of a kind of rows as CSV. They are called like the properties in JSON.
 *
 * @param names of whatever the row is of: at least one must be there
 * @param needed those that must be there
 * @param optional those that may be left out
 * @param numbers those of them all that hold numbers
 */
public record CsvColumns(List<String> names, List<String> needed, List<String> optional, Set<String> numbers) {
    public static final List<String> METER_NAMES = List.of("meterId", "externalId", "meterCode", "meter");

    List<String> all() {
        return Stream.of(names, needed, optional).flatMap(List::stream).toList();
    }

    /** What a header must name and does not. */
    List<String> missingIn(List<String> header) {
        var unnamed =
                names.stream().noneMatch(header::contains) ? Stream.of(String.join("/", names)) : Stream.<String>of();
        return Stream.concat(unnamed, needed.stream().filter(column -> !header.contains(column)))
                .toList();
    }
}
