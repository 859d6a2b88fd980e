@NullMarked
package io.otpwatch.processor;

import org.jspecify.annotations.NullMarked;
