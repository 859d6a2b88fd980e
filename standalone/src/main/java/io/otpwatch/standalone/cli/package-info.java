/** The command line: options in, services out. */
@NullMarked
package io.otpwatch.standalone.cli;

import org.jspecify.annotations.NullMarked;
