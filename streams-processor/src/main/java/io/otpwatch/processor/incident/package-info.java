/** From what is found on routes to incidents: their cause, their life, and what to advise. Pure; time is an argument. */
@NullMarked
package io.otpwatch.processor.incident;

import org.jspecify.annotations.NullMarked;
