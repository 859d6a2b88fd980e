package io.otpwatch.standalone.cli;

import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What traffic is simulated. */
final class TrafficOptions {
    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            converter = ScenarioConverter.class,
            description =
                    "What breaks: showcase (a carrier is blocked from 3:00 to 6:00, and again every ten minutes), healthy,"
                            + " or one of these, from 1:00 on unless start and end say otherwise, as in"
                            + " carrier-block:carrier=262-01,start=30s,end=2m:"
                            + " carrier-block (carrier, mode=silent|explicit),"
                            + " carrier-silent-filter (carrier, receipts=false-delivered|none),"
                            + " client-trouble (platform),"
                            + " feed-dead (provider),"
                            + " mailbox-drop (operator, mode=drop|defer|bounce),"
                            + " provider-outage (provider),"
                            + " pumping (range or country, factor),"
                            + " sends-stop (channel=sms|email, provider),"
                            + " slow-route (carrier, operator or provider, delay),"
                            + " spam-folder (operator)."
                            + " Several at once are joined by +.")
    Scenario scenario = Scenario.showcase();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Codes sent per second; 0: only heartbeats.")
    double rate;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of everything random.")
    long seed;

    SimulatorOptions with(TrafficProfile profile) {
        try {
            return new SimulatorOptions(rate, seed, scenario, profile);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    static final class ScenarioConverter implements ITypeConverter<Scenario> {
        @Override
        public Scenario convert(String text) {
            try {
                return Scenario.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
