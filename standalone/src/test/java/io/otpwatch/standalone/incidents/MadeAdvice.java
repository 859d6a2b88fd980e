package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Advice;
import io.otpwatch.events.AdviceAction;
import io.otpwatch.events.AdviceCondition;
import io.otpwatch.events.AdviceItem;
import io.otpwatch.events.Cause;
import io.otpwatch.events.Channel;
import java.util.Arrays;
import java.util.List;

/** Made-up advice for SMS, valid for five minutes from {@link MadeIncident#START}. */
final class MadeAdvice {
    private MadeAdvice() {}

    static Advice of(String domain, AdviceItem... items) {
        return of(domain, 1, false, items);
    }

    static Advice of(String domain, long sequence, boolean dryRun, AdviceItem... items) {
        return new Advice(
                Channel.SMS,
                domain,
                sequence,
                items.length == 0,
                dryRun,
                Arrays.asList(items),
                MadeIncident.START.toEpochMilli(),
                MadeIncident.START.plusSeconds(300).toEpochMilli());
    }

    static AdviceItem item(String incidentId, AdviceAction action, AdviceCondition... onlyFor) {
        int wait = action == AdviceAction.WAIT_BEFORE_RESEND ? 60 : 0;
        return new AdviceItem(action, wait, List.of(onlyFor), incidentId, Cause.PENDING);
    }
}
