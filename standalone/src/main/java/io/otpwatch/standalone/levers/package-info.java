/** The topic of levers, read and written for the command line. */
@NullMarked
package io.otpwatch.standalone.levers;

import org.jspecify.annotations.NullMarked;
