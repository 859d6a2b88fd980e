/** The live table of the demo: what is shown, and how it gets onto the terminal. */
@NullMarked
package io.otpwatch.standalone.table;

import org.jspecify.annotations.NullMarked;
