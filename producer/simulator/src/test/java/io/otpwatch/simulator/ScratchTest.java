package io.otpwatch.simulator;
import java.time.*; import java.util.*;
class ScratchTest {
  @org.junit.jupiter.api.Test void print() {
    for (String sc : List.of("healthy","carrier-block:start=0s")) {
      var model = Runs.model(300, Scenario.parse(sc), 31);
      var events = Runs.drained(model, Duration.ofMinutes(12));
      var l = Runs.ledger(events); var c = l.total(Horizons.demo());
      StringBuilder b = new StringBuilder("SHARES "+sc+" events/send "+events.size()/(double)c.of(Count.SENT)+" ");
      for (Count k : Count.values()) b.append(k.label()).append('=').append(String.format("%.5f ", c.of(k)/(double)c.of(Count.SENT)));
      var r = new double[6]; l.counts(Horizons.demo()).forEach((route,n)->{ if(route.domain().equals("310-260")){r[0]+=n.of(Count.SENT);r[1]+=n.of(Count.CHALLENGES);r[2]+=n.of(Count.DUE_IN_TIME);}});
      b.append(" 310-260 sends/challenge "+r[0]/r[1]+" inTime "+r[2]/r[0]+" share "+r[0]/c.of(Count.SENT));
      b.append(" right received "+c.of(Count.RECEIVED)/(double)(c.of(Count.SENT)-c.of(Count.DUE_RECIPIENT)));
      System.out.println(b);
    }
  }
}
