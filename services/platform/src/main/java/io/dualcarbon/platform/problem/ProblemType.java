package io.dualcarbon.platform.problem;

import java.util.Locale;

/**
 * One way in which a request can be refused. Implemented by one enum a feature, whose constant names are API:
 * {@code ASSET_CODE_TAKEN} becomes {@code urn:dualcarbon:problem:asset-code-taken}.
 */
public interface ProblemType {
    /** The constant's name; enums have it already. */
    String name();

    Refusal refusal();

    default String urn() {
        return "urn:dualcarbon:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default ProblemException because(Object... args) {
        return new ProblemException(this, args);
    }
}
