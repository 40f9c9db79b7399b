package io.dualcarbon.platform.problem;

/** One field that was refused: its path as the client sent it, and why. */
public record Violation(String field, String message) {}
