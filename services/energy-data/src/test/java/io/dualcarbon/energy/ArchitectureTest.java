package io.dualcarbon.energy;

import io.dualcarbon.platform.testing.ArchitectureRules;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ArchitectureTest extends ArchitectureRules {
    @Override
    protected Set<String> numberedParameters() {
        return Stream.of(
                        "balance",
                        "baseline",
                        "bill",
                        "charging",
                        "closing",
                        "consumption",
                        "daily",
                        "export",
                        "gapfill",
                        "ingest",
                        "latest",
                        "load",
                        "mohurd",
                        "pv",
                        "quality.Completeness",
                        "quality.Findings",
                        "quality.Gaps",
                        "quality.Judge",
                        "quality.JudgedData",
                        "quality.OwingMeters",
                        "quality.QualitySettings",
                        "quality.ReadMarks",
                        "quality.TrustScores",
                        "register",
                        "registry",
                        "rollup",
                        "series",
                        "sql",
                        "weather")
                .map(name -> "io.dualcarbon.energy." + name)
                .collect(Collectors.toSet());
    }
}
