package io.otpwatch.benchmarks.localisation;

import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 184 routes of mixed volume. SMS: five senders of three providers, each to 28 carriers in eight countries, some of them of
 * operators in several countries. Mail: four senders of two providers, each to eleven domains of five operators. The
 * largest routes send some 37 times as much as the smallest.
 */
final class SimulatedRoutes {
    private static final double SMS_SHARE = .6;
    /** The n-th of a list sends n^-0.7 of what the first does. */
    private static final double ZIPF = .7;

    private static final List<Map<String, String>> SMS_SENDERS = List.of(
            Map.of("provider", "sms-a", "sender", "a1"),
            Map.of("provider", "sms-b", "sender", "b1"),
            Map.of("provider", "sms-a", "sender", "a2"),
            Map.of("provider", "sms-c", "sender", "c1"),
            Map.of("provider", "sms-b", "sender", "b2"));
    private static final List<Map<String, String>> MAIL_SENDERS = List.of(
            Map.of("provider", "mail-d", "sender", "login.example"),
            Map.of("provider", "mail-e", "sender", "mail.example"),
            Map.of("provider", "mail-d", "sender", "shop.example"),
            Map.of("provider", "mail-e", "sender", "bank.example"));
    private static final int COUNTRIES = 8;
    private static final int[] DOMAINS_OF_OPERATORS = {2, 4, 3, 1, 1};

    private SimulatedRoutes() {}

    static List<SimulatedRoute> all() {
        List<SimulatedRoute> routes = new ArrayList<>();
        routes.addAll(routes("SMS", Delivery.SMS, SMS_SENDERS, carriers(), SMS_SHARE));
        routes.addAll(routes("EMAIL", Delivery.MAIL, MAIL_SENDERS, mailDomains(), 1 - SMS_SHARE));
        return routes;
    }

    private static List<SimulatedRoute> routes(
            String channel,
            Delivery delivery,
            List<Map<String, String>> senders,
            List<Map<String, String>> domains,
            double share) {
        List<SimulatedRoute> routes = new ArrayList<>();
        double sum = 0;
        for (int sender = 0; sender < senders.size(); sender++) {
            for (int domain = 0; domain < domains.size(); domain++) {
                Map<String, String> values = new LinkedHashMap<>(senders.get(sender));
                values.putAll(domains.get(domain));
                values.put("channel", channel);
                double weight = Math.pow((sender + 1) * (domain + 1), -ZIPF);
                sum += weight;
                routes.add(new SimulatedRoute(Scope.of(values), delivery, weight));
            }
        }
        double scale = share / sum;
        return routes.stream().map(route -> route.with(route.share() * scale)).toList();
    }

    /** The largest of each country first. Operators 1 to 3 are in every other country, all others in one. */
    private static List<Map<String, String>> carriers() {
        List<Map<String, String>> carriers = new ArrayList<>();
        for (int carrier = 1; carrier <= 4; carrier++) {
            for (int country = 1; country <= COUNTRIES; country++) {
                if (carrier < 4 || country <= COUNTRIES / 2) {
                    boolean group = carrier < 4 && country % 2 == 0;
                    carriers.add(Map.of(
                            "country", "country-" + country,
                            "domain", "carrier-" + country + "-" + carrier,
                            "operator", group ? "group-" + carrier : "own-" + country + "-" + carrier));
                }
            }
        }
        return carriers;
    }

    private static List<Map<String, String>> mailDomains() {
        List<Map<String, String>> domains = new ArrayList<>();
        for (int operator = 1; operator <= DOMAINS_OF_OPERATORS.length; operator++) {
            for (int domain = 1; domain <= DOMAINS_OF_OPERATORS[operator - 1]; domain++) {
                domains.add(Map.of(
                        "country", "ZZ",
                        "domain", "mail-" + operator + "-" + domain + ".example",
                        "operator", "mailbox-" + operator));
            }
        }
        return domains;
    }
}
