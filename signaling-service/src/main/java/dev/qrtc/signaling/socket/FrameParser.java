// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qrtc.edge.json.StrictJson;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.signaling.session.ClientFrame;
import dev.qrtc.signaling.session.ClientFrame.Malformed;
import dev.qrtc.signaling.session.ClientFrame.Received;
import dev.qrtc.signaling.session.ClientFrame.Relayed;
import dev.qrtc.signaling.session.ClientFrame.Reported;
import dev.qrtc.signaling.session.ClientFrame.Unknown;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text to frame. What goes to the other peer is written anew from the members that the protocol knows
 * (RTCSessionDescriptionInit, RTCIceCandidateInit: W3C WebRTC 4.2.5, 4.8.1.1); what they mean is the peers' business.
 */
final class FrameParser {
    private static final ObjectMapper JSON = StrictJson.mapper();
    private static final Set<String> DESCRIPTIONS = Set.of("offer", "answer");
    private static final Set<String> TRANSPORTS = Set.of("host", "srflx", "prflx", "relay");
    private static final Set<String> STAGES = Set.of("media", "signaling", "ice", "dtls", "verify");
    private static final Pattern PROOF = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final long LARGEST_ID = 1L << 40;
    // What came as bytes that are no UTF-8 (RFC 6455, 8.1) is this character in a String.
    private static final char REPLACEMENT = '\uFFFD';

    private FrameParser() {}

    static ClientFrame parse(String text) {
        if (text.indexOf(REPLACEMENT) >= 0) {
            return new Malformed("not UTF-8, or with the character U+FFFD");
        }
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return new Malformed("not JSON");
        }
        if (!(node instanceof ObjectNode frame) || !frame.path("type").isTextual()) {
            return new Malformed("not an object with a type");
        }
        return switch (frame.path("type").textValue()) {
            case "description" -> description(frame);
            case "candidate" -> candidate(frame);
            case "connected" -> connected(frame);
            case "failed" -> failed(frame);
            case "bye" -> bye(frame);
            case "received" -> received(frame);
            default -> new Unknown();
        };
    }

    private static ClientFrame description(ObjectNode frame) {
        JsonNode given = frame.path("description");
        JsonNode proof = frame.path("proof");
        if (!DESCRIPTIONS.contains(given.path("type").asText())
                || !given.path("sdp").isTextual()) {
            return new Malformed("description: type offer or answer, and sdp");
        }
        boolean proven = !proof.isMissingNode() && !proof.isNull();
        if (proven && !(proof.isTextual() && PROOF.matcher(proof.textValue()).matches())) {
            return new Malformed("proof: 43 base64url characters");
        }
        ObjectNode written = JSON.createObjectNode();
        written.putObject("description")
                .put("type", given.path("type").textValue())
                .put("sdp", given.path("sdp").textValue());
        if (proven) {
            written.put("proof", proof.textValue());
        }
        return relayed(frame, RelayKind.DESCRIPTION, written);
    }

    private static ClientFrame candidate(ObjectNode frame) {
        JsonNode given = frame.get("candidate");
        ObjectNode written = JSON.createObjectNode();
        if (given == null) {
            return new Malformed("candidate: an object or null");
        }
        if (given.isNull()) {
            written.putNull("candidate");
            return relayed(frame, RelayKind.CANDIDATE, written);
        }
        JsonNode index = given.path("sdpMLineIndex");
        boolean wellFormed = given.isObject()
                && textOrAbsent(given.path("candidate"))
                && textOrAbsent(given.path("sdpMid"))
                && textOrAbsent(given.path("usernameFragment"))
                && (absent(index) || (index.isInt() && index.intValue() >= 0 && index.intValue() <= 65_535));
        if (!wellFormed) {
            return new Malformed("candidate: candidate, sdpMid, sdpMLineIndex, usernameFragment");
        }
        ObjectNode init = written.putObject("candidate");
        for (String member : new String[] {"candidate", "sdpMid", "sdpMLineIndex", "usernameFragment"}) {
            if (given.has(member)) {
                init.set(member, given.get(member));
            }
        }
        return relayed(frame, RelayKind.CANDIDATE, written);
    }

    private static ClientFrame connected(ObjectNode frame) {
        String transport = frame.path("transport").asText();
        return TRANSPORTS.contains(transport)
                ? reported(frame, new Report.Connected(transport))
                : new Malformed("transport: host, srflx, prflx or relay");
    }

    private static ClientFrame failed(ObjectNode frame) {
        String stage = frame.path("stage").asText();
        return STAGES.contains(stage)
                ? reported(frame, new Report.Failed(stage))
                : new Malformed("stage: media, signaling, ice, dtls or verify");
    }

    private static ClientFrame bye(ObjectNode frame) {
        return textOrAbsent(frame.path("reason"))
                ? reported(frame, new Report.Bye(frame.path("reason").asText().equals("failed")))
                : new Malformed("reason: text");
    }

    private static ClientFrame received(ObjectNode frame) {
        JsonNode cursor = frame.path("cursor");
        return (cursor.isTextual() ? Cursor.parse(cursor.textValue()) : java.util.Optional.<Cursor>empty())
                .<ClientFrame>map(Received::new)
                .orElseGet(() -> new Malformed("cursor: as it came"));
    }

    private static ClientFrame relayed(ObjectNode frame, RelayKind kind, ObjectNode members) {
        String json = members.toString();
        return isId(frame.path("id"))
                ? new Relayed(frame.path("id").longValue(), kind, json.substring(1, json.length() - 1))
                : noId();
    }

    private static ClientFrame reported(ObjectNode frame, Report report) {
        return isId(frame.path("id")) ? new Reported(frame.path("id").longValue(), report) : noId();
    }

    private static boolean isId(JsonNode id) {
        return id.isIntegralNumber() && id.canConvertToLong() && id.longValue() >= 1 && id.longValue() <= LARGEST_ID;
    }

    private static Malformed noId() {
        return new Malformed("id: a number from 1");
    }

    private static boolean textOrAbsent(JsonNode node) {
        return absent(node) || node.isTextual();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
