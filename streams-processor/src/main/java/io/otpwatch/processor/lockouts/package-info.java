/** Users who cannot log in: several challenges of one recipient that were stuck within a short time. Pure. */
@NullMarked
package io.otpwatch.processor.lockouts;

import org.jspecify.annotations.NullMarked;
