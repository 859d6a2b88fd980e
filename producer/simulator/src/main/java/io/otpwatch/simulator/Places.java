package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The places of the demo: two dozen e-mail domains over six mailbox operators, and carriers of
 * eight countries. Shares are rounded from public statistics; companies' own domains are invented.
 */
final class Places {
    static final int RANGES_PER_COUNTRY = 100;
    private static final int FIRST_RANGE = 55_500;

    /** domain, operator, weight, UTC offset. */
    private static final String MAIL = """
            gmail.com               google            15.0   0
            googlemail.com          google             0.8   1
            outlook.com             microsoft          4.0  -5
            hotmail.com             microsoft          4.5  -5
            live.com                microsoft          1.2  -5
            msn.com                 microsoft          0.5  -5
            hotmail.co.uk           microsoft          0.9   0
            outlook.de              microsoft          0.4   1
            yahoo.com               yahoo              3.2  -5
            ymail.com               yahoo              0.3  -5
            aol.com                 yahoo              0.9  -5
            yahoo.co.uk             yahoo              0.6   0
            icloud.com              apple              3.2  -5
            me.com                  apple              0.6  -5
            mac.com                 apple              0.2  -5
            gmx.de                  united-internet    2.0   1
            gmx.net                 united-internet    1.0   1
            web.de                  united-internet    1.9   1
            gmx.at                  united-internet    0.3   1
            mail.com                united-internet    0.3  -5
            acme.example            own                1.4   0
            globex.example          own                0.9  -5
            initech.example         own                0.5  -5
            xn--mller-kva.example   own                0.4   1
            """;

    /** country, MCC-MNC, carrier group, weight, UTC offset. */
    private static final String CARRIERS = """
            US 310-260 deutsche-telekom  6.5 -6
            US 310-410 att               5.5 -6
            US 311-480 verizon           6.0 -6
            GB 234-30  bt                2.2  0
            GB 234-10  telefonica        2.0  0
            GB 234-15  vodafone          1.6  0
            GB 234-20  hutchison         1.0  0
            DE 262-01  deutsche-telekom  2.8  1
            DE 262-02  vodafone          2.2  1
            DE 262-03  telefonica        2.4  1
            FR 208-01  orange            1.8  1
            FR 208-10  altice            1.1  1
            FR 208-20  bouygues          0.9  1
            ES 214-07  telefonica        1.0  1
            ES 214-01  vodafone          0.7  1
            ES 214-03  orange            0.8  1
            IT 222-01  tim               1.1  1
            IT 222-10  vodafone          0.9  1
            IT 222-88  wind-tre          0.9  1
            IN 405-857 jio               4.0  5.5
            IN 404-45  airtel            3.2  5.5
            IN 404-20  vodafone-idea     1.6  5.5
            BR 724-06  telefonica        1.9 -3
            BR 724-05  america-movil     1.6 -3
            BR 724-02  tim               1.3 -3
            """;

    private static final Latency USUAL_SMS = new Latency(4.0, 0.60, 0.015, 18, 1.1);
    private static final Map<String, Latency> LATENCIES = Map.ofEntries(
            Map.entry("google", new Latency(3.0, 0.60, 0.012, 20, 1.1)),
            Map.entry("microsoft", new Latency(7.0, 0.80, 0.020, 25, 1.3)),
            Map.entry("yahoo", new Latency(6.0, 0.80, 0.020, 25, 1.3)),
            Map.entry("apple", new Latency(4.5, 0.70, 0.012, 20, 1.2)),
            Map.entry("united-internet", new Latency(8.0, 0.75, 0.020, 25, 1.3)),
            Map.entry("own", new Latency(5.0, 0.80, 0.020, 20, 1.2)),
            Map.entry("att", new Latency(3.2, 0.50, 0.010, 15, 1.2)),
            Map.entry("verizon", new Latency(2.8, 0.50, 0.010, 15, 1.2)),
            Map.entry("deutsche-telekom", new Latency(3.0, 0.50, 0.010, 15, 1.2)),
            Map.entry("jio", new Latency(3.5, 0.50, 0.012, 15, 1.1)),
            Map.entry("airtel", new Latency(4.5, 0.55, 0.015, 18, 1.1)),
            Map.entry("vodafone-idea", new Latency(7.5, 0.75, 0.020, 25, 1.2)),
            Map.entry("america-movil", new Latency(6.0, 0.70, 0.020, 20, 1.2)),
            Map.entry("hutchison", new Latency(5.0, 0.70, 0.015, 18, 1.1)));

    private Places() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        MAIL.lines().map(line -> line.trim().split(" +")).forEach(cell -> places.add(place("ZZ", cell, Channel.EMAIL)));
        CARRIERS.lines().map(line -> line.trim().split(" +")).forEach(cell -> {
            String[] rest = {cell[1], cell[2], cell[3], cell[4]};
            places.add(place(cell[0], rest, Channel.SMS));
        });
        return List.copyOf(places);
    }

    /**
     * A number without its last four digits, of those that films use: none is anyone's.
     *
     * @param number 0 to {@link #RANGES_PER_COUNTRY}, exclusive
     */
    static String range(String country, int number) {
        return callingCode(country) + (FIRST_RANGE + number);
    }

    /** Whether it is one of the country's ranges. */
    static boolean hasRange(String country, String range) {
        String code = callingCode(country);
        return range.startsWith(code) && range.substring(code.length()).matches("555\\d{2}");
    }

    /** Whole international prefix of a country's numbers, with the plus. */
    static String callingCode(String country) {
        return switch (country.toUpperCase(Locale.ROOT)) {
            case "US" -> "+1";
            case "GB" -> "+44";
            case "DE" -> "+49";
            case "FR" -> "+33";
            case "ES" -> "+34";
            case "IT" -> "+39";
            case "IN" -> "+91";
            case "BR" -> "+55";
            default -> throw new IllegalArgumentException("no calling code known for " + country);
        };
    }

    private static Place place(String country, String[] cell, Channel channel) {
        Latency latency = LATENCIES.getOrDefault(cell[1], USUAL_SMS);
        return new Place(
                channel, country, cell[0], cell[1], Double.parseDouble(cell[2]), Double.parseDouble(cell[3]), latency);
    }
}
