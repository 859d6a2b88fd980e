@NullMarked
package io.otpwatch.kit;

import org.jspecify.annotations.NullMarked;
