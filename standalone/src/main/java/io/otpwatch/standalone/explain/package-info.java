@NullMarked
package io.otpwatch.standalone.explain;

import org.jspecify.annotations.NullMarked;
