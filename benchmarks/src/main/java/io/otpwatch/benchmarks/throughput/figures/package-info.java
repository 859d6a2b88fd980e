/** What is made of the measurements. Pure. */
@NullMarked
package io.otpwatch.benchmarks.throughput.figures;

import org.jspecify.annotations.NullMarked;
