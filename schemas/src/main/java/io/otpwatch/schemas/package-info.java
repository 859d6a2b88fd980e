/** The contract between the services: topics, wire format, ids, domains and routes. */
@NullMarked
package io.otpwatch.schemas;

import org.jspecify.annotations.NullMarked;
