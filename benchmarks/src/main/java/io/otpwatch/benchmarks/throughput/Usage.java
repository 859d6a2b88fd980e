package io.otpwatch.benchmarks.throughput;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this JVM has used so far.
 *
 * @param nanos of the clock
 * @param cpuNanos of the processors, by every thread of the process
 * @param gcMillis in garbage collections
 */
record Usage(long nanos, long cpuNanos, long gcMillis) {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static Usage now() {
        long gcMillis = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                .sum();
        return new Usage(System.nanoTime(), PROCESS.getProcessCpuTime(), gcMillis);
    }

    Usage since(Usage earlier) {
        return new Usage(nanos - earlier.nanos, cpuNanos - earlier.cpuNanos, gcMillis - earlier.gcMillis);
    }

    /**
     * Size of all objects that are alive. From HotSpot's class histogram, after a full collection: what the JVM says is
     * used after a collection holds whole thread-local buffers, tens of MiB of them.
     */
    static long liveHeapBytes() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return totalBytes(histogram);
        } catch (JMException e) {
            throw new IllegalStateException("this JVM has no class histogram", e);
        }
    }

    /** The last line is {@code Total}, the number of objects, and their bytes. */
    static long totalBytes(String histogram) {
        return histogram
                .lines()
                .map(line -> line.trim().split(" +"))
                .filter(cells -> cells[0].equals("Total"))
                .mapToLong(cells -> Long.parseLong(cells[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a class histogram without its total"));
    }
}
