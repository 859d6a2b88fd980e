/** Every scenario of the simulator from end to end: what incident comes of it, and how soon. */
@NullMarked
package io.otpwatch.benchmarks.scenarios;

import org.jspecify.annotations.NullMarked;
