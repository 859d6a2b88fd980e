/** What the processor says of each route, read from otp.route-health as anyone could. */
@NullMarked
package io.otpwatch.standalone.health;

import org.jspecify.annotations.NullMarked;
