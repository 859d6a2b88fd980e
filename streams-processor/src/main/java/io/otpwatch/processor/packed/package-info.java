@NullMarked
package io.otpwatch.processor.packed;

import org.jspecify.annotations.NullMarked;
