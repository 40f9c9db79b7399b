package io.dualcarbon.carbon.factor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The factor for a purpose, area, carrier and month, or the reasons why there is none. */
public record Choice(Optional<Factor> factor, List<FactorReason> reasons) {
    static Choice none(FactorReason reason) {
        return new Choice(Optional.empty(), List.of(reason));
    }

    /** True if a later publication will replace the factor. */
    public boolean isProvisional() {
        return reasons.contains(FactorReason.CARRIED_FORWARD);
    }

    public Optional<String> explanation(Locale language) {
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(reasons.stream()
                        .map(reason -> reason.text().in(language))
                        .collect(Collectors.joining(" ")));
    }
}
