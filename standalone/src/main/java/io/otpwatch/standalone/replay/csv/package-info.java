/** Old logs in CSV, read as events by a map from columns to fields. Pure: text in, text out. */
@NullMarked
package io.otpwatch.standalone.replay.csv;

import org.jspecify.annotations.NullMarked;
