package io.otpwatch.simulator;

/** What comes of it when a user enters a code. */
enum Typing {
    /** It is judged by what was typed and when. */
    USUAL,
    /** The login service never hears of it. */
    UNHEARD,
    /** What reaches the login service is wrong, whatever was typed. */
    WRONG,
    /** What reaches the login service comes too late, however soon it was typed. */
    EXPIRED
}
