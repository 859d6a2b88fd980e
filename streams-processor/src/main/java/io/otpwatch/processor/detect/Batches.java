package io.otpwatch.processor.detect;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.FoldedDomain;
import io.otpwatch.events.PlatformDelta;
import io.otpwatch.events.RangeDelta;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.schemas.EventRules;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads batches, and refuses those that break the docs of RouteDeltas: nothing of such a batch is applied. */
final class Batches {
    /** A single-object header: what makes a batch with nothing behind it malformed. */
    private static final int HEADER_BYTES = 10;

    private static final int PROVIDER_MAX = 64;
    private static final int TEXT_MAX = 256;
    private static final int DUE_BINS = 4;
    private static final int STEP_MS = 1000;

    private final int sources;

    Batches(int sources) {
        this.sources = sources;
    }

    /** The batch; its source is below the number of sources. */
    RouteDeltas decode(byte[] bytes) throws UndecodableException {
        RouteDeltas batch = Topics.ROUTE_DELTAS.serde().decode(bytes);
        if (!isSound(batch)) {
            Topics.ROUTE_DELTAS.serde().decode(Arrays.copyOf(bytes, HEADER_BYTES));
            throw new IllegalStateException("a batch without a body was decoded");
        }
        return batch;
    }

    private boolean isSound(RouteDeltas batch) {
        return batch.getSource() >= 0
                && batch.getSource() < sources
                && batch.getSequence() >= 0
                && batch.getSequence() < Long.MAX_VALUE
                && batch.getApplication().length() <= TEXT_MAX
                && isStep(batch.getWatermark())
                && batch.getFeeds().stream().allMatch(feed -> feed.getProvider().length() <= PROVIDER_MAX)
                && batch.getRoutes().stream().allMatch(Batches::isSound)
                && batch.getPlatforms().stream().allMatch(Batches::isSound)
                && batch.getRanges().stream().allMatch(Batches::isSound);
    }

    private static boolean isStep(@Nullable Long watermark) {
        return watermark == null || (EventRules.isTime(watermark) && watermark % STEP_MS == 0);
    }

    private static boolean isSound(RouteDelta route) {
        return route.getProvider().length() <= TEXT_MAX
                && route.getSender().length() <= TEXT_MAX
                && route.getCountry().length() <= TEXT_MAX
                && route.getDomain().length() <= TEXT_MAX
                && route.getOperator().length() <= TEXT_MAX
                && route.getCells().stream().allMatch(Batches::isSound)
                && route.getVendorMessageIds().stream().allMatch(id -> id.length() <= TEXT_MAX)
                && route.getDomains().stream().allMatch(Batches::isSound);
    }

    private static boolean isSound(FoldedDomain folded) {
        return folded.getDomain().length() <= TEXT_MAX && folded.getCodes() >= 1;
    }

    private static boolean isSound(PlatformDelta platform) {
        return platform.getPlatform().length() <= TEXT_MAX
                && platform.getCells().stream().allMatch(Batches::isSound);
    }

    private static boolean isSound(RangeDelta range) {
        return range.getCountry().length() <= TEXT_MAX
                && range.getRange().length() <= TEXT_MAX
                && range.getChallenges() >= 0
                && range.getSampled() >= 0
                && range.getEntered() >= 0;
    }

    private static boolean isSound(DeltaCell cell) {
        return cell.getCount() >= 1
                && cell.getBin() >= 0
                && (cell.getKind() != CellKind.DUE || cell.getBin() < DUE_BINS)
                && (cell.getSecond() == 0 || isTime(cell.getSecond()));
    }

    private static boolean isTime(long second) {
        return second <= Long.MAX_VALUE / STEP_MS && EventRules.isTime(second * STEP_MS);
    }
}
