package io.otpwatch.processor.score;

/**
 * How the false pages that are allowed in 30 days are shared out: half of them for routes that are judged by themselves, a
 * quarter for scopes that are found by what their routes say together, a quarter for sends.
 *
 * @param allowed in 30 days, of all kinds together; more than 0
 */
public record FalseAlarms(double allowed) {
    /** Where operators have said nothing. */
    public static final FalseAlarms DEFAULT = new FalseAlarms(1);

    private static final double ROUTES = 0.5;
    private static final double SCOPES = 0.25;
    private static final double SENDS = 0.25;

    /** Of all routes, both signals together. */
    public double ofRoutes() {
        return ROUTES * allowed;
    }

    /** Of all scopes, however they are looked for. */
    public double ofScopes() {
        return SCOPES * allowed;
    }

    /** Of all scopes in which sends may stop or explode. */
    public double ofSends() {
        return SENDS * allowed;
    }
}
