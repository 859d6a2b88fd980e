/** Broker, topics and processor in this JVM, and what is shown of them: what the demo and the small installation share. */
@NullMarked
package io.otpwatch.standalone.installation;

import org.jspecify.annotations.NullMarked;
