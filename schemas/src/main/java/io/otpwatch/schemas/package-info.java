/** The contract between the services: topics, wire format and routes. */
@NullMarked
package io.otpwatch.schemas;

import org.jspecify.annotations.NullMarked;
