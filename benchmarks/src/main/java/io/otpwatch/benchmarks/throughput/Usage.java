package io.otpwatch.benchmarks.throughput;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

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

    /** What a full collection leaves of the heap. */
    static long liveHeapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
