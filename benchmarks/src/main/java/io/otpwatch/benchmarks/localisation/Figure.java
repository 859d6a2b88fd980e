package io.otpwatch.benchmarks.localisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Shares of the windows of one setting. */
record Figure(
        @JsonUnwrapped Setting setting, int windows, double exact, double partly, double nothingYet, double wrong) {}
