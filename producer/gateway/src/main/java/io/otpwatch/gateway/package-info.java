/** Takes events in over HTTP. */
@NullMarked
package io.otpwatch.gateway;

import org.jspecify.annotations.NullMarked;
