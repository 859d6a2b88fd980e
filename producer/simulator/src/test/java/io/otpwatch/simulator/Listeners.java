package io.otpwatch.simulator;

/** Several that hear of the same events. */
final class Listeners {
    private Listeners() {}

    /** Each event is told to the first, then to the second. */
    static AppendListener both(AppendListener first, AppendListener second) {
        return appended -> {
            first.appended(appended);
            second.appended(appended);
        };
    }
}
