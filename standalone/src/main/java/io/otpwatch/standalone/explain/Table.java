package io.otpwatch.standalone.explain;

import io.otpwatch.processor.localise.table.TableRow;
import java.util.List;

/**
 * What was read.
 *
 * @param attributes the names of those columns
 */
record Table(List<String> attributes, List<TableRow> rows, Minutes minutes) {}
