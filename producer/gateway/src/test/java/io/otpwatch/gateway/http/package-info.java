@NullMarked
package io.otpwatch.gateway.http;

import org.jspecify.annotations.NullMarked;
