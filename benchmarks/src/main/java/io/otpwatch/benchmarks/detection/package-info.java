/** How soon a change in delivery is seen, by our detector and by others, at equal false alarms. */
@NullMarked
package io.otpwatch.benchmarks.detection;

import org.jspecify.annotations.NullMarked;
