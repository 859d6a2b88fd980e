/** Numbers and texts as bytes, for state and changelogs. */
@NullMarked
package io.otpwatch.processor.packed;

import org.jspecify.annotations.NullMarked;
