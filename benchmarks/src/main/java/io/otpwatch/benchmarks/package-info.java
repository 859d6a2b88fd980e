/** What {@code benchmarks/run} starts, and the JVMs that it starts in turn. */
@NullMarked
package io.otpwatch.benchmarks;

import org.jspecify.annotations.NullMarked;
