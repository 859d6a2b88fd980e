@NullMarked
package io.otpwatch.processor.store;

import org.jspecify.annotations.NullMarked;
