/** Hands what a login service knows of its codes to otpwatch, without ever holding up the login. */
@NullMarked
package io.otpwatch.client;

import org.jspecify.annotations.NullMarked;
