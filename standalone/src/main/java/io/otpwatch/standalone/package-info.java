/** Everything in one JVM: the demo, and each service by name. */
@NullMarked
package io.otpwatch.standalone;

import org.jspecify.annotations.NullMarked;
