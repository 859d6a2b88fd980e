/** What the second and the third stage cost: for each route and step, and with as many routes as one instance holds. */
@NullMarked
package io.otpwatch.benchmarks.routes;

import org.jspecify.annotations.NullMarked;
