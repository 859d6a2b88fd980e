package io.otpwatch.standalone.replay;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is replayed, and how.
 *
 * @param file {@code -}: the standard input
 * @param csv empty: it is JSON lines
 * @param hashIds whether ids are replaced by hashes, so that those that look like numbers or addresses are no reason to
 *     refuse a line
 */
public record ReplayOptions(Path file, Speed speed, Optional<CsvOptions> csv, boolean hashIds) {}
