/** How much the gateway takes in, beside the same server that answers at once. */
@NullMarked
package io.otpwatch.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
