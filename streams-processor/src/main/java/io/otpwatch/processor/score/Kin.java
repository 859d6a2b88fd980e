package io.otpwatch.processor.score;

import io.otpwatch.events.Channel;
import java.util.List;

/** Where a route belongs: its parents, each of which tells what its children are like before they are known. */
public record Kin(Channel channel, String country, String operator, String domain) {
    /** From the channel down to the domain; a name for each, none of which is another's. */
    List<String> parents() {
        return List.of(
                channel.name(),
                channel + "\t" + country,
                channel + "\t" + country + "\t" + operator,
                channel + "\t" + country + "\t" + operator + "\t" + domain);
    }
}
