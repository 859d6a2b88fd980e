/** What operators set while it runs: read from a topic, checked, and folded to what is in force. Pure. */
@NullMarked
package io.otpwatch.processor.levers;

import org.jspecify.annotations.NullMarked;
