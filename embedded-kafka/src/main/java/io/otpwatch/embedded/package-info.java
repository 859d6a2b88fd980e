/** A real Kafka broker inside this JVM, for the demo, the small installation and the tests. */
@NullMarked
package io.otpwatch.embedded;

import org.jspecify.annotations.NullMarked;
