// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.signaling.relay.SignalingConfig.Limits;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Stops the start with a sentence where a setting is out of its bounds, before anything uses it. */
@Startup(1)
@ApplicationScoped
class SignalingConfigCheck {
    private static final Logger LOG = Logger.getLogger(SignalingConfigCheck.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MILLION = 1_000_000;
    private static final int GIBIBYTE = 1 << 30;

    // What a frame of a mailbox takes in the queue of a socket beside its text.
    private static final int AROUND_A_FRAME = 256;

    private final SignalingConfig config;
    private final int mailboxFrames;
    private final int mailboxBytes;

    SignalingConfigCheck(
            SignalingConfig config,
            @ConfigProperty(name = "qrtc.pairing.mailbox.frames", defaultValue = "256") int mailboxFrames,
            @ConfigProperty(name = "qrtc.pairing.mailbox.bytes", defaultValue = "262144") int mailboxBytes) {
        this.config = config;
        this.mailboxFrames = mailboxFrames;
        this.mailboxBytes = mailboxBytes;
    }

    @PostConstruct
    void check() {
        between("compare", config.compare(), SECOND, MINUTE);
        between("ping", config.ping(), SECOND, MINUTE);
        between("pong-deadline", config.pongDeadline(), config.ping().plusMillis(1), MINUTE.multipliedBy(10));
        between("store-away", config.storeAway(), SECOND, MINUTE.multipliedBy(10));
        between("jitter", config.jitter(), Duration.ZERO, MINUTE);
        limits(config.limits());
        say(config.limits());
    }

    private void say(Limits limits) {
        LOG.infof(
                "signaling starts: compare=%s ping=%s pongDeadline=%s storeAway=%s jitter=%s frameBytes=%d framesPerSecond=%d"
                        + " framesBurst=%d bytesPerSecond=%d bytesBurst=%d queuedBytes=%d connections=%d"
                        + " connectionsPerAddress=%d firstFrame=%s",
                config.compare(),
                config.ping(),
                config.pongDeadline(),
                config.storeAway(),
                config.jitter(),
                limits.frameBytes(),
                limits.framesPerSecond(),
                limits.framesBurst(),
                limits.bytesPerSecond(),
                limits.bytesBurst(),
                limits.queuedBytes(),
                limits.connections(),
                limits.connectionsPerAddress(),
                limits.firstFrame());
    }

    private void limits(Limits limits) {
        between("limits.frame-bytes", limits.frameBytes(), 1024, Math.min(MILLION, mailboxBytes / 2));
        between("limits.frames-per-second", limits.framesPerSecond(), 1, MILLION);
        between("limits.frames-burst", limits.framesBurst(), 16, MILLION);
        between("limits.bytes-per-second", limits.bytesPerSecond(), 1024, GIBIBYTE);
        between("limits.bytes-burst", limits.bytesBurst(), 2 * limits.frameBytes(), GIBIBYTE);
        between("limits.queued-bytes", limits.queuedBytes(), wholeMailbox(), GIBIBYTE);
        between("limits.connections", limits.connections(), 1, MILLION);
        between("limits.connections-per-address", limits.connectionsPerAddress(), 1, MILLION);
        between("limits.first-frame", limits.firstFrame(), SECOND, MINUTE);
    }

    // Who comes back is sent all of the mailbox at once, and must not be cut for that.
    private int wholeMailbox() {
        return 2 * mailboxBytes + AROUND_A_FRAME * mailboxFrames;
    }

    private static <T extends Comparable<T>> void between(String name, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new Misconfigured(
                    "qrtc.signaling." + name, "is " + value + ", but must be between " + least + " and " + most + ".");
        }
    }
}
