@NullMarked
package io.otpwatch.processor.score;

import org.jspecify.annotations.NullMarked;
