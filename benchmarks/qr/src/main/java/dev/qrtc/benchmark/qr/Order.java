// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.qrtc.benchmark.qr.render.Drawer;
import dev.qrtc.benchmark.qr.scene.Empty;
import dev.qrtc.benchmark.qr.scene.Split;

/** What a line of the input asks for; its member {@code do} says which of these it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Order.TakeScene.class, name = "scene"),
    @JsonSubTypes.Type(value = Order.TakeEmpty.class, name = "empty"),
    @JsonSubTypes.Type(value = Order.WritePixels.class, name = "pixels"),
    @JsonSubTypes.Type(value = Order.Read.class, name = "read"),
    @JsonSubTypes.Type(value = Order.WriteSheet.class, name = "sheet"),
    @JsonSubTypes.Type(value = Order.Texts.class, name = "texts"),
    @JsonSubTypes.Type(value = Order.Render.class, name = "render")
})
sealed interface Order {
    Object carriedOut(Orders orders) throws Exception;

    /** Writes the picture of a scene to a file; answers with the scene. */
    record TakeScene(Split split, int number, String to) implements Order {
        @Override
        public Object carriedOut(Orders orders) throws Exception {
            return orders.takeScene(this);
        }
    }

    /** Writes a picture without any code to a file. */
    record TakeEmpty(Empty kind, long seed, String to) implements Order {
        @Override
        public Object carriedOut(Orders orders) throws Exception {
            return orders.takeEmpty(this);
        }
    }

    /** Writes the luminance of a picture to a file, as PGM. */
    record WritePixels(String file, String to) implements Order {
        @Override
        public Object carriedOut(Orders orders) throws Exception {
            return orders.writePixels(this);
        }
    }

    /** Has a library read a picture. */
    record Read(String reader, String file) implements Order {
        @Override
        public Object carriedOut(Orders orders) throws Exception {
            return orders.read(this);
        }
    }

    /** Writes the picture of what our reader reads, and of what it does not. */
    record WriteSheet(String to) implements Order {
        @Override
        public Object carriedOut(Orders orders) throws Exception {
            return orders.writeSheet(this);
        }
    }

    /** Token-shaped texts to draw. */
    record Texts(int count, int length) implements Order {
        @Override
        public Object carriedOut(Orders orders) {
            return orders.texts(this);
        }
    }

    /** Draws the texts of the last {@link Texts}. */
    record Render(Drawer drawer, double seconds) implements Order {
        @Override
        public Object carriedOut(Orders orders) {
            return orders.render(this);
        }
    }
}
