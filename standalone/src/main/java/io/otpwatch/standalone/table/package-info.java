/** The live table: what is shown, and how it gets onto the terminal. */
@NullMarked
package io.otpwatch.standalone.table;

import org.jspecify.annotations.NullMarked;
