@NullMarked
package io.otpwatch.processor.decode;

import org.jspecify.annotations.NullMarked;
