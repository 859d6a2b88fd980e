@NullMarked
package io.otpwatch.client;

import org.jspecify.annotations.NullMarked;
