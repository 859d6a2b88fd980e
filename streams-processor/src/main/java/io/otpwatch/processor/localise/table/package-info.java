@NullMarked
package io.otpwatch.processor.localise.table;

import org.jspecify.annotations.NullMarked;
