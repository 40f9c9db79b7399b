package io.dualcarbon.energy.intensity;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an energy use intensity is rated against.
 *
 * @param coefficientSet by which the standard converts; null if it names none
 */
record Benchmark(
        String id,
        String standard,
        @Nullable String place,
        String buildingClass,
        BenchmarkKind kind,
        List<String> buildingUses,
        @Nullable BigDecimal constraint,
        @Nullable BigDecimal guide,
        String unit,
        @Nullable String coefficientSet,
        String source,
        BenchmarkStatus status,
        @Nullable String note) {

    boolean isFor(@Nullable String buildingUse) {
        return buildingUse != null && buildingUses.contains(buildingUse);
    }

    /** Null if it may be used; else why nothing is rated by it. */
    @Nullable
    NotRatedReason unusable() {
        if (status == BenchmarkStatus.MISSING || constraint == null) {
            return NotRatedReason.VALUE_MISSING;
        }
        if (status == BenchmarkStatus.MEMORY_UNVERIFIED) {
            return NotRatedReason.NOT_VERIFIED;
        }
        if (kind != BenchmarkKind.QUOTA || coefficientSet == null) {
            return NotRatedReason.NO_QUOTA_PER_AREA;
        }
        return null;
    }

    /** True of an average that was checked: nothing is rated by it, and it is compared with on demand. */
    boolean isComparable() {
        return kind == BenchmarkKind.OBSERVED
                && constraint != null
                && (status == BenchmarkStatus.VERIFIED || status == BenchmarkStatus.SECONDARY);
    }

    /** Of an intensity by the benchmark's own set. */
    Rating rate(BigDecimal intensity) {
        if (guide != null && intensity.compareTo(guide) <= 0) {
            return Rating.ADVANCED;
        }
        return constraint != null && intensity.compareTo(constraint) <= 0 ? Rating.COMPLIANT : Rating.OVER_LIMIT;
    }
}
