/** What every service shares and no domain: settings, Kafka client set-up, heartbeats, operations server, shutdown. */
@NullMarked
package io.otpwatch.kit;

import org.jspecify.annotations.NullMarked;
