/** Detectors that are compared: ways that are usual elsewhere, and the exact form of ours. */
@NullMarked
package io.otpwatch.benchmarks.detection.detectors;

import org.jspecify.annotations.NullMarked;
