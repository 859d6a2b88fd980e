@NullMarked
package io.otpwatch.gateway;

import org.jspecify.annotations.NullMarked;
