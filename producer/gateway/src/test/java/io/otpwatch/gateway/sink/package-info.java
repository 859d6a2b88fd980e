@NullMarked
package io.otpwatch.gateway.sink;

import org.jspecify.annotations.NullMarked;
