/** Which code a provider's message id is of. */
@NullMarked
package io.otpwatch.gateway.vendor;

import org.jspecify.annotations.NullMarked;
