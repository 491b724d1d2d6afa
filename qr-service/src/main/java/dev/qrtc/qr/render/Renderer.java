// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import dev.qrtc.codec.draw.Look;
import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.encode.SymbolEncoder;
import dev.qrtc.qr.work.Bounds;
import dev.qrtc.qr.work.WorkMeter;
import dev.qrtc.qr.work.WorkPool;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Draws on its own threads, and measures it. */
@Startup
@Singleton
class Renderer {
    private static final String PREFIX = "qrtc.qr.render";

    private final WorkPool pool;
    private final WorkMeter meter;
    private final int maxSide;
    private final LogoDrawer logos = new LogoDrawer();

    @Inject
    Renderer(RenderConfig config, MeterRegistry registry) {
        Bounds.of(PREFIX + ".max-side", config.maxSide(), 256, 16_384);
        this.maxSide = config.maxSide();
        this.pool = WorkPool.of("qr-render", PREFIX + ".work", config.work());
        this.meter = WorkMeter.of(
                registry,
                "qrtc.qr.render",
                "Time from a text to its drawing",
                "format",
                Stream.of(Format.values()).map(Format::label).toList());
        meter.watch("render", pool);
    }

    /**
     * Fails with {@link WorkPool.Busy} where too many others wait. Who cancels ends the work.
     *
     * @param caller whose order it is: callers take turns
     */
    Uni<Drawing> render(String caller, RenderOrder order, Format format) {
        return meter.measure(
                pool.submit(caller, gone -> draw(order, format, gone)),
                drawing -> format.label(),
                fault -> format.label(),
                format.label());
    }

    private Drawing draw(RenderOrder order, Format format, BooleanSupplier gone) {
        return order.encoding()
                .write(order.text())
                .map(text -> SymbolEncoder.encode(text, order.ecc(), order.leastVersion())
                        .map(symbol -> draw(text, symbol, order, format, gone))
                        .orElseGet(Drawing.TextTooLong::new))
                .orElseGet(Drawing.NotCompactable::new);
    }

    private Drawing draw(String text, Symbol symbol, RenderOrder order, Format format, BooleanSupplier gone) {
        Optional<Look> fitting = order.lookFor(symbol);
        if (fitting.isEmpty()) {
            return new Drawing.TooSmall(order.look().modulesOf(symbol));
        }
        Look look = fitting.get();
        if (format == Format.PNG && look.sideOf(symbol) > maxSide) {
            return new Drawing.TooWide(maxSide);
        }
        return order.logo()
                .map(logo -> logos.draw(logo, text, symbol, order, look, format, gone))
                .orElseGet(() -> new Drawing.Done(format.draw(symbol, look), symbol.version(), symbol.modules()));
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
