/** What the tests of every module share: a broker, and programs in a JVM of their own. */
@NullMarked
package io.otpwatch.testkit;

import org.jspecify.annotations.NullMarked;
