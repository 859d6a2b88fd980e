package io.otpwatch.kit;

import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a signal that comes while the JVM is already ending halt it at once; by itself the JVM ignores it. Uses
 * sun.misc.Signal by reflection: there is no other way, and a direct use is a warning that cannot be silenced.
 */
final class SecondSignal {
    private static final Logger LOG = LoggerFactory.getLogger(SecondSignal.class);
    private static final int EXIT_ON_INT = 130; // 128 + SIGINT, as shells have it

    private SecondSignal() {}

    static void halts() {
        List.of("INT", "TERM").forEach(SecondSignal::haltOn);
    }

    private static void haltOn(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object halt = Proxy.newProxyInstance(
                    SecondSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        Runtime.getRuntime().halt(EXIT_ON_INT);
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), halt);
        } catch (ReflectiveOperationException e) { // another JVM, or started with -Xrs: a comfort is missing, no more
            LOG.atDebug().addKeyValue("reason", e.getClass().getSimpleName()).log("a second {} will not halt", name);
        }
    }
}
