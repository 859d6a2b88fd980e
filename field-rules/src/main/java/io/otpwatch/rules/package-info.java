/** What the fields of events may hold, in code without dependencies, so that the client library can embed it. */
@NullMarked
package io.otpwatch.rules;

import org.jspecify.annotations.NullMarked;
