package io.dualcarbon.local;

import java.nio.file.Path;

/** The Java that runs this launcher also runs the platform. */
final class Java {
    private Java() {}

    static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
