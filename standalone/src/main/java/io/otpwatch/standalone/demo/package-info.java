/** Broker, processor, gateway and simulated traffic in one process. */
@NullMarked
package io.otpwatch.standalone.demo;

import org.jspecify.annotations.NullMarked;
