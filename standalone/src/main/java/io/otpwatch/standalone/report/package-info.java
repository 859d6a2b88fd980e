/** What a run found, beside what truly happened. */
@NullMarked
package io.otpwatch.standalone.report;

import org.jspecify.annotations.NullMarked;
