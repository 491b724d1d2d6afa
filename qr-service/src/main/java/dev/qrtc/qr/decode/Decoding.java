// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import dev.qrtc.codec.picture.ImageRefused;
import dev.qrtc.codec.read.Chain;
import dev.qrtc.codec.read.CodeFinder;
import dev.qrtc.qr.work.ProcessorTime;
import dev.qrtc.qr.work.WorkMeter;
import dev.qrtc.qr.work.WorkPool;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads pictures on its own threads, and measures it. */
@Startup
@Singleton
class Decoding {
    private static final List<String> OUTCOMES = List.of("found", "nothing", "refused", "busy", "gone", "error");

    private final Lanes lanes;
    private final WorkMeter meter;

    @Inject
    Decoding(DecodeConfig config, MeterRegistry registry) {
        DecodeMemory memory = DecodeMemory.of(
                config, Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors());
        WorkPool quick = WorkPool.of("qr-decode", "qrtc.qr.decode.work", config.work(), memory.quickWorkers());
        WorkPool large = WorkPool.of("qr-decode-large", "qrtc.qr.decode.large", config.large(), memory.largeWorkers());
        CodeFinder finder = new CodeFinder(DecodeLimits.of(config), Chain.standard(), System::nanoTime);
        this.lanes = new Lanes(
                quick,
                large,
                finder::find,
                config.quickPixels(),
                config.quickTime(),
                System::nanoTime,
                ProcessorTime.ofThread());
        this.meter = WorkMeter.of(registry, "qrtc.qr.decode", "Time from a picture to its texts", "outcome", OUTCOMES);
        meter.watch("decode", quick);
        meter.watch("decode-large", large);
    }

    /**
     * Fails with {@link ImageRefused}, or with {@link WorkPool.Busy} where too many others wait. Who cancels ends the work.
     *
     * @param caller whose picture it is: callers take turns
     */
    Uni<CodeFinder.Finding> decode(String caller, byte[] image) {
        return meter.measure(
                lanes.find(caller, image),
                finding -> finding.codes().isEmpty() ? "nothing" : "found",
                Decoding::outcome,
                "gone");
    }

    private static String outcome(Throwable failure) {
        if (failure instanceof ImageRefused) {
            return "refused";
        }
        return failure instanceof WorkPool.Busy ? "busy" : "error";
    }

    @PreDestroy
    void close() {
        lanes.close();
    }
}
