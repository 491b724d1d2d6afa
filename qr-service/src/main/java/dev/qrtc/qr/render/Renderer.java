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

/** Draws on its own threads, and measures it. */
@Startup
@Singleton
class Renderer {
    private static final String PREFIX = "qrtc.qr.render";

    private final WorkPool pool;
    private final WorkMeter meter;
    private final int maxSide;

    @Inject
    Renderer(RenderConfig config, MeterRegistry registry) {
        Bounds.of(PREFIX + ".max-side", config.maxSide(), 256, 16_384);
        this.maxSide = config.maxSide();
        this.pool = WorkPool.of("qr-render", PREFIX + ".work", config.work());
        this.meter = WorkMeter.of(registry, "qrtc.qr.render", "format", "Time from a text to its drawing");
        meter.watch("render", pool);
    }

    /** Fails with {@link WorkPool.Busy} where too many others wait. */
    Uni<Drawing> render(RenderOrder order, Format format) {
        return meter.measure(
                pool.submit(this, gone -> draw(order, format)),
                drawing -> format.label(),
                fault -> format.label(),
                format.label());
    }

    private Drawing draw(RenderOrder order, Format format) {
        return order.encoding()
                .write(order.text())
                .map(text -> draw(text, order, format))
                .orElseGet(Drawing.NotCompactable::new);
    }

    private Drawing draw(String text, RenderOrder order, Format format) {
        return SymbolEncoder.encode(text, order.ecc())
                .map(symbol -> draw(symbol, order, format))
                .orElseGet(Drawing.TextTooLong::new);
    }

    private Drawing draw(Symbol symbol, RenderOrder order, Format format) {
        Look asked = order.look();
        return order.size()
                .map(size -> asked.within(size, symbol)
                        .map(look -> draw(symbol, look, format))
                        .orElseGet(() -> new Drawing.TooSmall(asked.modulesOf(symbol))))
                .orElseGet(() -> draw(symbol, asked, format));
    }

    private Drawing draw(Symbol symbol, Look look, Format format) {
        if (format == Format.PNG && look.sideOf(symbol) > maxSide) {
            return new Drawing.TooWide(maxSide);
        }
        return new Drawing.Done(format.draw(symbol, look), symbol.version(), symbol.modules());
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
