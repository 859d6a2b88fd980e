/** What all tasks say, put together: which routes are in trouble, and what explains it. */
@NullMarked
package io.otpwatch.processor.overview;

import org.jspecify.annotations.NullMarked;
