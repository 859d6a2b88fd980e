@NullMarked
package io.otpwatch.gateway.intake;

import org.jspecify.annotations.NullMarked;
