package io.otpwatch.benchmarks.throughput;

import io.otpwatch.processor.correlate.IdKey;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What the other systems keep of a record, no more than they need: small values are cheap to store and to log.
 *
 * <pre>
 * offset  bytes  content
 *      0     16  the bits under which the processor knows a codeId; all zero: every code of the challenge
 *     16    0..  of a send: its route, see {@link RouteText}
 * </pre>
 */
final class PackedCode {
    static final int ID_BYTES = 16;
    private static final byte[] EVERY_CODE = new byte[ID_BYTES];

    private PackedCode() {}

    static byte[] send(IdKey code, byte[] route) {
        return id(code, ID_BYTES + route.length).put(route).array();
    }

    static byte[] evidence(IdKey code, boolean named) {
        return named ? id(code, ID_BYTES).array() : EVERY_CODE;
    }

    static boolean isFor(byte[] evidence, byte[] send) {
        return Arrays.equals(evidence, 0, ID_BYTES, send, 0, ID_BYTES) || Arrays.equals(evidence, EVERY_CODE);
    }

    private static ByteBuffer id(IdKey code, int size) {
        return ByteBuffer.allocate(size).putLong(code.hi).putLong(code.lo);
    }
}
