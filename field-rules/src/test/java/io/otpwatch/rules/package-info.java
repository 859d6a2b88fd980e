@NullMarked
package io.otpwatch.rules;

import org.jspecify.annotations.NullMarked;
