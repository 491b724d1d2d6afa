// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.signaling.session.ClientFrame;
import dev.qrtc.signaling.session.ClientFrame.Malformed;
import dev.qrtc.signaling.session.ClientFrame.Received;
import dev.qrtc.signaling.session.ClientFrame.Relayed;
import dev.qrtc.signaling.session.ClientFrame.Reported;
import dev.qrtc.signaling.session.ClientFrame.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {

    @Test
    void a_description_is_written_anew_from_what_the_protocol_knows() {
        ClientFrame frame = parse(
                "{'type':'description','id':3,'extra':1,'description':{'type':'offer','sdp':'v=0','x':2},'proof':null}");
        assertEquals(
                new Relayed(3, RelayKind.DESCRIPTION, "\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\"}"), frame);
    }

    @Test
    void a_candidate_may_be_empty_and_its_end_is_null() {
        assertEquals(
                new Relayed(1, RelayKind.CANDIDATE, "\"candidate\":{\"candidate\":\"\",\"sdpMid\":null}"),
                parse("{'type':'candidate','id':1,'candidate':{'candidate':'','sdpMid':null}}"));
        assertEquals(
                new Relayed(2, RelayKind.CANDIDATE, "\"candidate\":null"),
                parse("{'type':'candidate','id':2,'candidate':null}"));
    }

    @Test
    void reports_and_goodbyes_are_understood() {
        assertEquals(
                new Reported(1, new Report.Connected("relay")),
                parse("{'type':'connected','id':1,'transport':'relay','tookMs':7}"));
        assertEquals(new Reported(2, new Report.Failed("verify")), parse("{'type':'failed','id':2,'stage':'verify'}"));
        assertEquals(new Reported(3, new Report.Bye(true)), parse("{'type':'bye','id':3,'reason':'failed'}"));
        assertEquals(new Reported(4, new Report.Bye(false)), parse("{'type':'bye','id':4}"));
    }

    @Test
    void received_carries_a_cursor() {
        assertEquals(new Received(new Cursor(7, 99)), parse("{'type':'received','cursor':'7-99'}"));
    }

    @Test
    void what_was_no_utf_8_is_not_passed_on_as_something_else() {
        var broken = "{\"type\":\"candidate\",\"id\":1,\"candidate\":{\"candidate\":\"X\"}}".getBytes(UTF_8);
        broken[broken.length - 4] = (byte) 0xC3;
        assertInstanceOf(Malformed.class, FrameParser.parse(new String(broken, UTF_8)));
    }

    @Test
    void an_unknown_type_is_no_fault() {
        assertInstanceOf(Unknown.class, parse("{'type':'dance','id':'x'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "{}",
                "{'type':null}",
                "{'type':'bye'}",
                "{'type':'bye','id':0}",
                "{'type':'bye','id':-1}",
                "{'type':'bye','id':1.5}",
                "{'type':'bye','id':'1'}",
                "{'type':'bye','id':1e400}",
                "{'type':'bye','id':99999999999999999999}",
                "{'type':'bye','id':1,'reason':[]}",
                "{'type':'bye','id':1} trailing",
                "{'type':'bye','type':'failed','id':1}",
                "{'type':'description','id':1,'description':{'type':'rollback','sdp':''}}",
                "{'type':'description','id':1,'description':{'type':'offer'}}",
                "{'type':'description','id':1,'description':{'type':'offer','sdp':''},'proof':'short'}",
                "{'type':'candidate','id':1}",
                "{'type':'candidate','id':1,'candidate':[]}",
                "{'type':'candidate','id':1,'candidate':{'sdpMLineIndex':70000}}",
                "{'type':'candidate','id':1,'candidate':{'candidate':7}}",
                "{'type':'connected','id':1,'transport':'pigeon'}",
                "{'type':'failed','id':1,'stage':'love'}",
                "{'type':'received','cursor':7}",
                "{'type':'received','cursor':'7'}",
                "{'type':'received','cursor':'-1-1'}",
                "{'type':'bye','id':1,'a':[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}",
            })
    void everything_else_is_malformed(String text) {
        assertInstanceOf(Malformed.class, parse(text));
    }

    private static ClientFrame parse(String text) {
        return FrameParser.parse(text.replace('\'', '"'));
    }
}
