@NullMarked
package io.otpwatch.schemas;

import org.jspecify.annotations.NullMarked;
