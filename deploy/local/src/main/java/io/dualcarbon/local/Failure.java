package io.dualcarbon.local;

/** Something a person must put right; its message is all that is shown. */
final class Failure extends RuntimeException {
    Failure(String message) {
        super(message);
    }
}
