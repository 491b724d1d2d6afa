// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import dev.qrtc.codec.picture.ImageRefused;
import dev.qrtc.codec.read.Chain;
import dev.qrtc.codec.read.CodeFinder;
import dev.qrtc.qr.work.WorkMeter;
import dev.qrtc.qr.work.WorkPool;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Reads pictures on its own threads, and measures it. */
@Startup
@Singleton
class Decoding {
    private final WorkPool pool;
    private final WorkMeter meter;
    private final CodeFinder finder;

    @Inject
    Decoding(DecodeConfig config, MeterRegistry registry) {
        this.finder = new CodeFinder(DecodeLimits.of(config), Chain.standard(), System::nanoTime);
        this.pool = WorkPool.of("qr-decode", "qrtc.qr.decode.work", config.work());
        this.meter = WorkMeter.of(registry, "qrtc.qr.decode", "outcome", "Time from a picture to its texts");
        meter.watch("decode", pool);
    }

    /** Fails with {@link ImageRefused}, or with {@link WorkPool.Busy} where too many others wait. */
    Uni<CodeFinder.Finding> decode(byte[] image) {
        return meter.measure(
                pool.submit(() -> finder.find(image)),
                finding -> finding.codes().isEmpty() ? "nothing" : "found",
                Decoding::outcome);
    }

    private static String outcome(Throwable failure) {
        if (failure instanceof ImageRefused) {
            return "refused";
        }
        return failure instanceof WorkPool.Busy ? "busy" : "error";
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
