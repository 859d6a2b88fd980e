@NullMarked
package io.otpwatch.gateway.mx;

import org.jspecify.annotations.NullMarked;
