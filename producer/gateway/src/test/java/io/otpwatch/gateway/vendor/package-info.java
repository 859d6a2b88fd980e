@NullMarked
package io.otpwatch.gateway.vendor;

import org.jspecify.annotations.NullMarked;
