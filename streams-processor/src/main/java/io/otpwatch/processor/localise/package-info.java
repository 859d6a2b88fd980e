@NullMarked
package io.otpwatch.processor.localise;

import org.jspecify.annotations.NullMarked;
