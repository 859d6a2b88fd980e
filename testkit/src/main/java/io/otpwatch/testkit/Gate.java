package io.otpwatch.testkit;

/** What threads pass one by one while it is open, and wait at while it is shut. Open at first. */
final class Gate {
    private boolean shut;

    synchronized void shut() {
        shut = true;
    }

    synchronized void open() {
        shut = false;
        notifyAll();
    }

    /** Returns when the gate is open. */
    synchronized void pass() throws InterruptedException {
        while (shut) {
            wait();
        }
    }
}
