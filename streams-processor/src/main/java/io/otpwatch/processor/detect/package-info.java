@NullMarked
package io.otpwatch.processor.detect;

import org.jspecify.annotations.NullMarked;
