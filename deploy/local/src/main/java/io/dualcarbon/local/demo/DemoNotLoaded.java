package io.dualcarbon.local.demo;

/** Why the demo could not be loaded; what was loaded stays, and the next load goes on from there. */
public final class DemoNotLoaded extends RuntimeException {
    DemoNotLoaded(String reason) {
        super("The demo was not loaded: " + reason);
    }

    DemoNotLoaded(String reason, Throwable cause) {
        super("The demo was not loaded: " + reason, cause);
    }
}
