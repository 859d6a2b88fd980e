@NullMarked
package io.otpwatch.processor.correlate;

import org.jspecify.annotations.NullMarked;
