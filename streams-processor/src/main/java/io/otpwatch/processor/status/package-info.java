@NullMarked
package io.otpwatch.processor.status;

import org.jspecify.annotations.NullMarked;
