/** Whether producers put records where they belong. */
@NullMarked
package io.otpwatch.processor.probe;

import org.jspecify.annotations.NullMarked;
