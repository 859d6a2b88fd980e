/** JSON to events: parsing, field rules, privacy. Pure: no Kafka client, no HTTP, no clock. */
@NullMarked
package io.otpwatch.gateway.intake;

import org.jspecify.annotations.NullMarked;
