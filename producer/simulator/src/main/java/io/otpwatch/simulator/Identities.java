package io.otpwatch.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Draws who logs in and what things are called. All of it is invented: no number or address behind it exists. */
final class Identities {
    private static final Weighted<Platform> PLATFORMS = new Weighted<>(
            List.of(
                    new Platform("ios-app-12", 26),
                    new Platform("ios-app-11", 5),
                    new Platform("android-app-12", 22),
                    new Platform("android-app-11", 7),
                    new Platform("chrome-141", 20),
                    new Platform("chrome-140", 5),
                    new Platform("safari-18", 8),
                    new Platform("firefox-143", 4),
                    new Platform("edge-141", 3)),
            Platform::weight);

    private final Draws draws;
    private final double oddShare;
    private final Optional<String> onlyRange;

    /** @param onlyRange the number range of all users; empty: drawn for each */
    Identities(TrafficProfile profile, Draws draws, Optional<String> onlyRange) {
        this.draws = draws;
        this.onlyRange = onlyRange;
        this.oddShare = profile.share(Quirk.ODD_IDS);
    }

    /** Every client platform. */
    static Set<String> platforms() {
        return PLATFORMS.items().stream().map(Platform::name).collect(Collectors.toCollection(TreeSet::new));
    }

    Challenge.Identity user(Place place) {
        String challengeId = draws.chance(oddShare) ? "lg-" + draws.digits(13, 36) : draws.uuid();
        Optional<String> range = place.country().equals("ZZ") ? Optional.empty() : Optional.of(numberRange(place));
        return new Challenge.Identity(
                challengeId, draws.hex(32), range, PLATFORMS.draw(draws).name());
    }

    /** An id of its own for each code; where the challenge's is no UUID, made from that. */
    String codeId(Challenge.Identity user, int attempt) {
        boolean odd = user.challengeId().startsWith("lg-");
        return odd ? user.challengeId() + "." + attempt : draws.uuid();
    }

    /** In the provider's own style. */
    String vendorMessageId(String provider) {
        return switch (provider) {
            case "twilio" -> "SM" + draws.hex(32);
            case "vonage" -> draws.hex(16).toUpperCase(Locale.ROOT);
            default -> "0100" + draws.hex(12) + "-" + draws.uuid() + "-000000";
        };
    }

    private String numberRange(Place place) {
        return onlyRange.orElseGet(() -> Places.range(place.country(), draws.below(Places.RANGES_PER_COUNTRY)));
    }

    private record Platform(String name, double weight) {}
}
