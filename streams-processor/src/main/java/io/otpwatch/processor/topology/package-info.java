@NullMarked
package io.otpwatch.processor.topology;

import org.jspecify.annotations.NullMarked;
