/** Recorded events into a running instance. */
@NullMarked
package io.otpwatch.standalone.replay;

import org.jspecify.annotations.NullMarked;
