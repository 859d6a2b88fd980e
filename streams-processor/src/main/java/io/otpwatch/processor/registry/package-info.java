/** Schemas of other people's producers, from a schema registry. */
@NullMarked
package io.otpwatch.processor.registry;

import org.jspecify.annotations.NullMarked;
