/** What the tests of every module share: a broker or a cluster of them, and programs in a JVM of their own. */
@NullMarked
package io.otpwatch.testkit;

import org.jspecify.annotations.NullMarked;
