/** What figures of every benchmark are made with. */
@NullMarked
package io.otpwatch.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
