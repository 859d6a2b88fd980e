package io.otpwatch.benchmarks.localisation;

import io.otpwatch.processor.localise.Scope;

/** @param share of all sends */
record SimulatedRoute(Scope scope, Delivery delivery, double share) {
    SimulatedRoute with(double otherShare) {
        return new SimulatedRoute(scope, delivery, otherShare);
    }
}
