package io.dualcarbon.assets.tenant;

import java.util.Set;

/**
 * The provinces for which the ministry publishes factors of electricity (Ministry of Ecology and Environment and National
 * Bureau of Statistics, announcements 12 of 2024 and 47 of 2025), by ISO 3166-2. Without one no emission of a tenant could
 * be told.
 */
final class GridAreas {
    private static final Set<String> WITH_FACTORS = Set.of(
            "CN-AH", "CN-BJ", "CN-CQ", "CN-FJ", "CN-GD", "CN-GS", "CN-GX", "CN-GZ", "CN-HA", "CN-HB", "CN-HE", "CN-HI",
            "CN-HL", "CN-HN", "CN-JL", "CN-JS", "CN-JX", "CN-LN", "CN-NM", "CN-NX", "CN-QH", "CN-SC", "CN-SD", "CN-SH",
            "CN-SN", "CN-SX", "CN-TJ", "CN-XJ", "CN-YN", "CN-ZJ");

    private GridAreas() {}

    static void requireFactors(String area) {
        if (!WITH_FACTORS.contains(area)) {
            throw TenantProblem.GRID_AREA_UNKNOWN.because(area).at("gridArea");
        }
    }
}
