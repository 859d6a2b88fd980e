package io.otpwatch.processor.correlate;

/** The arrays of a batch while it is filled, each as blocks of one item. */
final class DeltaBody {
    final AvroBuffer routes = new AvroBuffer();
    final AvroBuffer platforms = new AvroBuffer();
    final AvroBuffer ranges = new AvroBuffer();

    int length() {
        return routes.length() + platforms.length() + ranges.length();
    }

    void clear() {
        routes.clear();
        platforms.clear();
        ranges.clear();
    }
}
