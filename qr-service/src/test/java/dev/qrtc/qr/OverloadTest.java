// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr;

import static dev.qrtc.qr.Calls.authorized;
import static dev.qrtc.qr.Calls.problem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.picture.Pictures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** More work than the threads can do is refused at once with 503, and everything else still works. */
@QuarkusTest
@TestProfile(OverloadTest.Narrow.class)
@QuarkusTestResource(Tokens.class)
class OverloadTest {
    /** One thread and a queue of one. */
    public static final class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("qrtc.qr.decode.work.workers", "1", "qrtc.qr.decode.work.queue", "1");
        }
    }

    @Test
    void saysNoBeyondItsQueueAndYesAfterwards() throws Exception {
        byte[] noise = Pictures.write(noise(), "png");
        Callable<Response> call =
                () -> authorized().contentType("image/png").body(noise).post("/v1/qr/decode");
        Set<Integer> statuses = new TreeSet<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(callers.submit(call));
            }
            authorized()
                    .contentType("application/json")
                    .body(Map.of("text", "a"))
                    .post("/v1/qr")
                    .then()
                    .statusCode(200);
            for (Future<Response> answer : answers) {
                Response got = answer.get();
                statuses.add(got.statusCode());
                if (got.statusCode() == 503) {
                    problem(got, 503, "unavailable").header("Retry-After", notNullValue());
                }
            }
        }
        assertEquals(Set.of(422, 503), statuses);
        byte[] code = Pictures.write(Pictures.code("after", 200), "png");
        Response after = authorized().contentType("image/png").body(code).post("/v1/qr/decode");
        assertTrue(after.asString().contains("after"));
    }

    private static BufferedImage noise() {
        Random random = new Random(1);
        BufferedImage image = new BufferedImage(1200, 1200, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 1200 * 1200; i++) {
            image.getRaster().setSample(i % 1200, i / 1200, 0, random.nextInt(256));
        }
        return image;
    }
}
