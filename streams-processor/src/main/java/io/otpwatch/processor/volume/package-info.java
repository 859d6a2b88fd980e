/**
 * Whether as much is sent as usual. Pure. Who asks whether codes arrive needs sends to judge by, and is blind where they stop
 * or explode.
 */
@NullMarked
package io.otpwatch.processor.volume;

import org.jspecify.annotations.NullMarked;
