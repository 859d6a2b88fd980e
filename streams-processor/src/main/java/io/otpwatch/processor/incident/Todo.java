package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;

/** What the one who is paged does first, by cause. */
final class Todo {
    private Todo() {}

    static String of(Cause cause) {
        return switch (cause) {
            case CARRIER_FILTERING_EXPLICIT ->
                "Open a ticket with the provider for the refusals, with the sample ids;"
                        + " check the sender's registration with the carrier; meanwhile offer another channel.";
            case CARRIER_FILTERING_SILENT ->
                "Open a ticket with the provider, with the sample ids, and ask whether the"
                        + " carrier filters; do not trust its delivery receipts; meanwhile offer another channel.";
            case MAILBOX_DROP ->
                "Look at the mailbox provider's postmaster page and our sending reputation, SPF, DKIM and"
                        + " DMARC; meanwhile offer another channel.";
            case SPAM_FOLDERED ->
                "Tell users to look into the spam folder; check recent changes of template, links and"
                        + " sender, and SPF, DKIM and DMARC.";
            case PROVIDER_OUTAGE ->
                "Send by another provider; look at the provider's status page and open a ticket with"
                        + " the sample ids.";
            case FEED_BROKEN ->
                "Logins work: page nobody else. Check the provider's webhook settings and our gateway's"
                        + " answers to it; if only a part is missing, ask the provider for it.";
            case PROVIDER_SILENT ->
                "Send a code to a phone of your own by this provider: if it arrives, the receipt feed is"
                        + " broken; if not, send by another provider.";
            case SLOW_ROUTE ->
                "Keep users from pressing resend, which makes it worse; ask the provider about queues or"
                        + " throttling; consider another provider.";
            case CLIENT_TROUBLE ->
                "Codes arrive: look at the latest release of the app or login page and its error rates;"
                        + " roll back if it fits the start.";
            case PUMPING ->
                "Require a captcha or limit sends for this range or country; block it if no users are there;"
                        + " report it to the provider.";
            case SENDS_STOPPED ->
                "Look at the login service and what calls the provider: nothing reaches us to be sent.";
            case MONITOR_LAGS ->
                "Look at the processor: its lag, its restarts and Kafka; until it has caught up nothing"
                        + " else is known.";
            case PENDING -> "Wait two minutes for the cause; look at the provider's status page meanwhile.";
            case UNCLEAR ->
                "Compare the signs of the likeliest causes; send a code to a phone or mailbox of your own there.";
        };
    }
}
