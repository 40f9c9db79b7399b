package io.dualcarbon.local.demo;

/** Whoever has to speak for a demo person asks here, before each request: tokens are short-lived. */
@FunctionalInterface
public interface TokenSource {
    /** A valid access token of {@code planner}, {@code operator}, {@code hongqiao} and so on. */
    String tokenOf(String name);
}
