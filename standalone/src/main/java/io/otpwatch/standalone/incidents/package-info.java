/** Incidents that were published, what is printed of them, and whether they are those that the simulator's truth asks for. */
@NullMarked
package io.otpwatch.standalone.incidents;

import org.jspecify.annotations.NullMarked;
