@NullMarked
package io.otpwatch.processor.metrics;

import org.jspecify.annotations.NullMarked;
