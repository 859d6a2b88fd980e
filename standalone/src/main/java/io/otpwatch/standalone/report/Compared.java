package io.otpwatch.standalone.report;

/** The same number by the monitor and by the ground truth. */
public record Compared(long monitor, long truth) {}
