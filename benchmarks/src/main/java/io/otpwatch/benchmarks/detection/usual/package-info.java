/** What is usual for a simulated route, and how fast it could be seen that it no longer is. */
@NullMarked
package io.otpwatch.benchmarks.detection.usual;

import org.jspecify.annotations.NullMarked;
