@NullMarked
package io.otpwatch.benchmarks.localisation;

import org.jspecify.annotations.NullMarked;
