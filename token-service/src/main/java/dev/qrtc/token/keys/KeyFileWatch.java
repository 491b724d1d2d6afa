// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.secret.Redaction;
import dev.qrtc.token.keys.KeyMetrics.Reload;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Reads the key file again and again, on a thread of its own, and compares what it holds: so it notices also a file that was
 * swapped by a symbolic link or lies on a network. What cannot be used changes nothing: the keys that are there go on.
 */
@Singleton
class KeyFileWatch {
    private static final Logger LOG = Logger.getLogger(KeyFileWatch.class);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final KeyRing ring;
    private final Optional<Path> file;
    private final Duration interval;
    private final KeyMetrics metrics;
    private final Consumer<KeysChanged> listener;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var daemon = new Thread(task, "qrtc-keys");
        daemon.setDaemon(true);
        return daemon;
    });
    // What was judged last: the text that was read, or why nothing could be. It is told once.
    private String judged = "";
    private boolean isBad;

    @Inject
    KeyFileWatch(KeyRing ring, KeysConfig config, KeyMetrics metrics, Event<KeysChanged> changes) {
        this(ring, config.file(), config.watch(), metrics, changes::fire);
    }

    KeyFileWatch(
            KeyRing ring, Optional<Path> file, Duration interval, KeyMetrics metrics, Consumer<KeysChanged> listener) {
        this.ring = ring;
        this.file = file;
        this.interval = interval;
        this.metrics = metrics;
        this.listener = listener;
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new Misconfigured("qrtc.keys.watch", "must be between 100 ms and 1 h.");
        }
    }

    void start(@Observes StartupEvent event) {
        tell(KeysChanged.start(ring.keys()));
        if (file.isPresent()) {
            long millis = interval.toMillis();
            var unused = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Reads the file once. Never fails: this is the only thread that looks. */
    void look() {
        try {
            file.ifPresent(this::judge);
        } catch (RuntimeException e) {
            LOG.errorf("%s cannot be watched: %s", KeyRing.PROPERTY, Redaction.trace(e));
        }
    }

    private void judge(Path path) {
        String text;
        try {
            text = KeyFileContent.read(path).text();
        } catch (IllegalArgumentException e) {
            refuse(Reload.UNREADABLE, "!" + e.getMessage(), e);
            return;
        }
        if (text.equals(judged)) {
            return;
        }
        try {
            accept(text, KeyFile.parse(text));
        } catch (IllegalArgumentException e) {
            refuse(Reload.REFUSED, text, e);
        }
    }

    private void accept(String text, List<SigningKey> keys) {
        judged = text;
        var before = ring.keys();
        if (!keys.equals(before)) {
            ring.take(keys);
            metrics.reloaded(Reload.LOADED);
            LOG.infof("The signing keys have changed: %s", keys);
            tell(KeysChanged.between(before, keys));
        } else if (isBad) {
            LOG.infof("%s names a file with the keys again that are in use", KeyRing.PROPERTY);
        }
        isBad = false;
    }

    private void refuse(Reload outcome, String content, IllegalArgumentException why) {
        if (!content.equals(judged)) {
            judged = content;
            isBad = true;
            metrics.reloaded(outcome);
            LOG.errorf("%s names a file that %s: the keys that are in use stay", KeyRing.PROPERTY, why.getMessage());
        }
    }

    // Whoever listens must not stop the watch.
    private void tell(KeysChanged change) {
        try {
            listener.accept(change);
        } catch (RuntimeException e) {
            LOG.errorf("A change of keys could not be told: %s", Redaction.trace(e));
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
