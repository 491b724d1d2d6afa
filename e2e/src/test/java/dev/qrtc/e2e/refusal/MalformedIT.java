// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever is wrong with a request, its answer is a documented problem and shows nothing of the inside. */
class MalformedIT {
    private static final String JSON = "application/json";
    private static final List<String> NO_JSON_OBJECTS = List.of(
            "{",
            "[]",
            "\"text\"",
            "1",
            "null",
            "{} {}",
            "{\"allow\":[\"*\"],\"allow\":[\"*\"]}",
            "{\"token\":1,\"token\":2}",
            "{\"a\":".repeat(2_000),
            "{\"a\":" + "[".repeat(2_000),
            "\u0000",
            "{\"\\ud800\":}",
            "<xml/>");

    private final RunningStack stack = Stacks.pair();
    private final Api user =
            stack.api().as(Backend.of(stack).tokenFor("user:alice", "pairing:present", "pairing:scan", "qr"));
    private final List<DynamicTest> tests = new ArrayList<>();

    private void refused(String name, int status, String code, Supplier<Answer> call) {
        tests.add(DynamicTest.dynamicTest(name, () -> call.get().refused(status, code)));
    }

    @TestFactory
    Stream<DynamicTest> bodies_that_are_no_json_objects() {
        var terminal = new Terminal(stack, stack.gateway(), "user:alice");
        terminal.asksForACode();
        for (var body : NO_JSON_OBJECTS) {
            var name = body.substring(0, Math.min(24, body.length()));
            refused("create " + name, 400, "request_malformed", () -> user.post("/v1/pairings", body));
            refused("claim " + name, 400, "request_malformed", () -> user.post("/v1/pairings/claim", body));
            refused("inspect " + name, 400, "request_malformed", () -> user.post("/v1/pairings/inspect", body));
            refused("render " + name, 400, "request_malformed", () -> user.post("/v1/qr", body));
            refused(
                    "confirm " + name,
                    400,
                    "request_malformed",
                    () -> terminal.calls().post(terminal.path("/confirmation"), body));
        }
        var brokenUtf8 = new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
        refused("create broken UTF-8", 400, "request_malformed", () -> user.post("/v1/pairings", JSON, brokenUtf8));
        refused("create nothing", 400, "request_malformed", () -> user.post("/v1/pairings", ""));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> members_of_the_wrong_kind() {
        for (var body : List.of(
                "{\"allow\":\"*\"}",
                "{\"allow\":[1]}",
                "{\"allow\":[null]}",
                "{\"allow\":[]}",
                "{\"allow\":[\"alice\"]}",
                "{\"allow\":{\"a\":1}}",
                "{\"confirmation\":\"maybe\"}",
                "{\"confirmation\":1}",
                "{\"userCode\":\"yes\"}",
                "{\"iceTransportPolicy\":\"none\"}",
                "{\"metadata\":[]}",
                "{\"metadata\":{\"a\":1}}",
                "{\"metadata\":{\"a\":null}}",
                "{\"metadata\":{\"a\":{\"b\":\"c\"}}}",
                "{\"metadata\":{\"a\":\"" + "x".repeat(2_100) + "\"}}")) {
            refused(
                    "create " + body.substring(0, Math.min(40, body.length())),
                    400,
                    "request_malformed",
                    () -> user.post("/v1/pairings", body));
        }
        for (var body : List.of(
                "{}",
                "{\"token\":null}",
                "{\"token\":1}",
                "{\"token\":[\"x\"]}",
                "{\"token\":{}}",
                "{\"token\":true}",
                "{\"userCode\":1}",
                "{\"userCode\":\"WDJB-MJHT\",\"token\":\"x\"}")) {
            refused("claim " + body, 400, "request_malformed", () -> user.post("/v1/pairings/claim", body));
            refused("inspect " + body, 400, "request_malformed", () -> user.post("/v1/pairings/inspect", body));
        }
        for (var body : List.of(
                "{}",
                "{\"text\":1}",
                "{\"text\":\"\"}",
                "{\"text\":\"x\",\"format\":\"gif\"}",
                "{\"text\":\"x\",\"scale\":100000}",
                "{\"text\":\"x\",\"scale\":\"big\"}",
                "{\"text\":\"x\",\"margin\":-1}",
                "{\"text\":\"x\",\"ecc\":\"Z\"}",
                "{\"text\":\"x\",\"dark\":\"javascript:alert(1)\"}")) {
            refused("render " + body, 400, "request_malformed", () -> user.post("/v1/qr", body));
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> what_http_itself_can_get_wrong() {
        var big = "{\"metadata\":{\"a\":\"" + "x".repeat(70_000) + "\"}}";
        refused("too large", 413, "request_too_large", () -> user.post("/v1/pairings", big));
        refused(
                "not JSON by its type",
                415,
                "unsupported_media_type",
                () -> user.post("/v1/pairings", "text/plain", "{}".getBytes(StandardCharsets.UTF_8)));
        refused(
                "an image for JSON",
                415,
                "unsupported_media_type",
                () -> user.post("/v1/qr", "image/png", new byte[] {1}));
        refused("no such path", 404, "not_found", () -> user.get("/v1/nothing"));
        refused("no such path below", 404, "not_found", () -> user.get("/v1/pairings/x/y/z"));
        refused("management is not served here", 404, "not_found", () -> user.get("/q/metrics"));
        refused("management, dressed up", 404, "not_found", () -> user.get("/v1/../q/health"));
        refused("no such method", 405, "method_not_allowed", () -> user.send("PUT", "/v1/pairings", new byte[0]));
        refused(
                "none of the formats",
                406,
                "not_acceptable",
                () -> user.with("Accept", "video/mp4").post("/v1/qr", Map.of("text", "x")));
        refused(
                "key of idempotency too long",
                400,
                "request_malformed",
                () -> user.with("Idempotency-Key", "k".repeat(300)).post("/v1/pairings", Map.of()));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> pictures_and_texts_that_are_none() {
        var png = user.post("/v1/qr", Map.of("text", "hello", "format", "png", "margin", 4))
                .expect(200)
                .body();
        refused("empty picture", 415, "unsupported_image", () -> user.post("/v1/qr/decode", "image/png", new byte[0]));
        refused(
                "text for a picture",
                415,
                "unsupported_image",
                () -> user.post("/v1/qr/decode", "image/png", "hello".getBytes(StandardCharsets.UTF_8)));
        refused(
                "half a picture",
                400,
                "image_damaged",
                () -> user.post("/v1/qr/decode", "image/png", Arrays.copyOf(png, png.length / 2)));
        refused(
                "a header that promises 46000 x 46000",
                413,
                "image_too_large",
                () -> user.post("/v1/qr/decode", "image/png", promising(png, 46_000)));
        refused(
                "text too long for a code",
                422,
                "text_too_long",
                () -> user.post("/v1/qr", Map.of("text", "x".repeat(5_000))));
        return tests.stream();
    }

    // A PNG's width and height stand at 16 and 20 (PNG 11.2.1); its check sum does not matter to who reads on.
    private static byte[] promising(byte[] png, int side) {
        var bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, side).putInt(20, side);
        return bomb;
    }
}
