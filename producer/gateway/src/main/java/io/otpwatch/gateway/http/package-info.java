/** The HTTP server: connector, limits, and what is checked of a request before its body is looked at. */
@NullMarked
package io.otpwatch.gateway.http;

import org.jspecify.annotations.NullMarked;
