package io.otpwatch.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** State whose history is words. A chunk's highest append time is the number that stands first in it. */
final class FakeState implements EventSourced {
    final List<String> replayed = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    String pending = "";
    boolean full;
    long neededFrom = Long.MIN_VALUE;

    @Override
    public void clear() {
        calls.add("clear");
        replayed.clear();
        pending = "";
    }

    @Override
    public void opened(int partition, boolean standby) {
        calls.add("opened " + partition + (standby ? " standby" : " active"));
    }

    @Override
    public void suspended() {
        calls.add("suspended");
    }

    @Override
    public void closed() {
        calls.add("closed");
    }

    @Override
    public void replay(byte[] chunk) {
        replayed.add(new String(chunk, UTF_8));
    }

    @Override
    public boolean chunkIsFull() {
        return full;
    }

    @Override
    public byte @Nullable [] pendingChunk() {
        return pending.isEmpty() ? null : pending.getBytes(UTF_8);
    }

    @Override
    public void chunkWritten() {
        calls.add("written");
        pending = "";
        full = false;
    }

    @Override
    public void previousCommitSucceeded() {
        calls.add("committed");
    }

    @Override
    public long neededFrom() {
        return neededFrom;
    }

    @Override
    public long highestAppend(byte[] chunk) {
        String words = new String(chunk, UTF_8);
        return Long.parseLong(words.substring(0, words.indexOf(' ')));
    }
}
