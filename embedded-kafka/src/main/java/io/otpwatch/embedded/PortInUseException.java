package io.otpwatch.embedded;

/** Another process listens on the port that the broker was to have. */
public final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortInUseException(int port) {
        super("port " + port + " on 127.0.0.1 is in use");
        this.port = port;
    }

    public int port() {
        return port;
    }
}
