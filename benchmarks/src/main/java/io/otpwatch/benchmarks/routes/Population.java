package io.otpwatch.benchmarks.routes;

import io.otpwatch.events.Channel;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * Routes of a large company: five providers with two senders each, 40 countries, 160 operators. The k-th busiest sends 1/k of
 * what the busiest does, so most send hardly anything.
 *
 * @param perSecond codes, by route
 */
@SuppressWarnings("ArrayRecordComponent")
record Population(List<Named> routes, double[] perSecond) {
    static final String BROKEN_PROVIDER = "provider-1";

    private static final int PROVIDERS = 5;
    private static final int SENDERS = 2;
    private static final int COUNTRIES = 40;
    private static final int OPERATORS = 160;
    private static final int TENTH = 10;
    private static final int TENTHS_SMS = 7;

    static Population of(int count, double codesPerSecond) {
        List<Named> routes = new ArrayList<>();
        double[] perSecond = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            int domain = i / PROVIDERS;
            int operator = domain % OPERATORS;
            String provider = "provider-" + i % PROVIDERS;
            String sender = provider + "-sender-" + domain / OPERATORS % SENDERS;
            Channel channel = domain % TENTH < TENTHS_SMS ? Channel.SMS : Channel.EMAIL;
            routes.add(new Named(
                    new Route(channel, provider, sender, "C" + operator % COUNTRIES, "domain-" + domain),
                    "operator-" + operator));
            perSecond[i] = 1.0 / (i + 1);
            sum += perSecond[i];
        }
        for (int i = 0; i < count; i++) {
            perSecond[i] *= codesPerSecond / sum;
        }
        return new Population(routes, perSecond);
    }
}
