package io.otpwatch.processor.topology;

/** The names of the graph's parts. A state store's name is part of its changelog's: changing one loses state. */
public final class Names {
    public static final String CORRELATE = "correlate";
    public static final String DETECT = "detect";
    public static final String IN_FLIGHT = "in-flight";
    public static final String ROUTES = "routes";
    public static final String INSTANCE = "instance";
    public static final String OUTCOMES = "outcomes";
    public static final String VENDOR_IDS = "vendor-ids";
    public static final String STUCK = "stuck";
    public static final String DEAD_LETTERS = "dead-letters";
    public static final String LOCKOUTS = "lockouts";
    public static final String STUCK_USERS = "stuck-users";
    static final String CODE_SENT = "code-sent";
    static final String CODE_RECEIVED = "code-received";
    static final String CODE_FAILED = "code-failed";
    static final String DELTAS_OUT = "route-deltas-out";
    static final String DELTAS_IN = "route-deltas-in";
    static final String HEALTH = "route-health";
    /** A sink of its own: one that two stages shared would make one task of both. */
    static final String DELTA_DEAD_LETTERS = "delta-dead-letters";

    static final String STUCK_IN = "stuck-in";
    static final String LOCKOUTS_OUT = "lockouts-out";
    static final String STUCK_DEAD_LETTERS = "stuck-dead-letters";

    public static final String LOCALISE = "localise";
    public static final String INCIDENTS = "incidents";
    static final String VERDICTS_OUT = "verdicts-out";
    static final String VERDICTS_IN = "verdicts-in";
    static final String CONFIG = "config";
    static final String CONFIG_IN = "config-in";
    static final String LEVERS = "levers";
    static final String INCIDENTS_IN = "incidents-in";
    static final String INCIDENTS_KNOWN = "incidents-known";
    static final String KNOWN_INCIDENTS = "known-incidents";
    static final String INCIDENTS_OUT = "incidents-out";
    static final String ADVICE_OUT = "advice-out";
    static final String VERDICT_DEAD_LETTERS = "verdict-dead-letters";

    private Names() {}

    /** The changelog topic of a store. */
    public static String changelog(String applicationId, String store) {
        return applicationId + "-" + store + "-changelog";
    }
}
