package io.dualcarbon.energy.baseline.engine;

import org.jspecify.annotations.Nullable;

/**
 * Outside temperatures from which on a building is heated or cooled, as somebody knows or assumes them.
 *
 * @param heatingC null if it is not known to be heated with this carrier
 * @param coolingC null if it is not known to be cooled with this carrier
 */
public record BalancePoints(
        @Nullable Double heatingC, @Nullable Double coolingC) {}
