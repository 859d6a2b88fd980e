/** Who runs an e-mail domain, by its mail servers. */
@NullMarked
package io.otpwatch.gateway.mx;

import org.jspecify.annotations.NullMarked;
