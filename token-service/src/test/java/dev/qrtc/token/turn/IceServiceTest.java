// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.secret.Secret;
import dev.qrtc.pairing.IceTransportPolicy;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IceServiceTest {
    private static final PairingId PAIRING = new PairingId("AAAAAAAAAAAAAAAAAAAAAA");
    private static final String SECRET = "a secret of more than 32 characters";

    private record Config(
            Optional<List<String>> stunUrls,
            Optional<List<String>> turnUrls,
            Optional<String> turnSecret,
            Duration turnTtl)
            implements IceConfig {}

    @Test
    void credentialsNameTheirExpiryAndTheirPeer() {
        var servers = service(List.of("stun:a"), List.of("turn:b:3478"), SECRET, Duration.ofHours(1))
                .servers(PAIRING, Role.PRESENTER, IceTransportPolicy.ALL);
        assertEquals(3600, servers.expiresIn());
        var turn = servers.iceServers().get(1);
        assertEquals(servers.expiresAt().getEpochSecond() + ":AAAAAAAAAAAAAAAAAAAAAA.presenter", turn.username());
        assertFalse(turn.toString().contains(String.valueOf(turn.credential())));
    }

    @Test
    void theCredentialIsWhatTheTurnServerComputes() {
        // As openssl says: printf 1456904882:1465 | openssl dgst -sha1 -hmac 5TcqO7kV2SRVqcFXpW0J -binary | base64
        assertEquals(
                "RkGGQKRnRGQ1CiZyBNJ/a5tTBE0=",
                new TurnCredentials(Secret.of("5TcqO7kV2SRVqcFXpW0J")).credential("1456904882:1465"));
    }

    @Test
    void whoMayOnlyRelayGetsNoStun() {
        var service = service(List.of("stun:a"), List.of("turn:b:3478"), SECRET, Duration.ofHours(1));
        var servers = service.servers(PAIRING, Role.PRESENTER, IceTransportPolicy.RELAY);
        assertEquals("relay", servers.iceTransportPolicy());
        assertEquals(List.of("turn:b:3478"), servers.iceServers().getFirst().urls());
        assertEquals(1, servers.iceServers().size());
        assertTrue(service.canRelay());
        assertFalse(new IceService(
                        new Config(
                                Optional.of(List.of("stun:a")),
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ofHours(1)),
                        TestClock.standing())
                .canRelay());
    }

    @Test
    void withoutServersThereAreNone() {
        var service = new IceService(
                new Config(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofHours(1)),
                TestClock.standing());
        assertTrue(service.servers(PAIRING, Role.SCANNER, IceTransportPolicy.ALL)
                .iceServers()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "turn:a",
                "turn:turn.example.com:3478",
                "turns:turn.example.com:443?transport=tcp",
                "turn:192.0.2.1:1",
                "turn:[2001:db8::1]:65535?transport=udp"
            })
    void aTurnUrlGoesToTheBrowserAsItIs(String url) {
        var servers = service(List.of(), List.of(url), SECRET, Duration.ofHours(1))
                .servers(PAIRING, Role.SCANNER, IceTransportPolicy.ALL)
                .iceServers();
        assertEquals(List.of(url), servers.getFirst().urls());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "turn",
                "turn:",
                "turn://a",
                "http://a",
                "stun:a",
                "turn:a b",
                "turn:a?transport=sctp",
                "turn:a?transport=",
                "turn:user@a/x",
                "turn:a:",
                "turn:a:0",
                "turn:a:65536",
                "turn:a:99999999999",
                "turn:2001:db8::1",
                "turn:-a"
            })
    void whatIsNoTurnUrlStopsTheStart(String url) {
        var stop = assertThrows(
                Misconfigured.class, () -> service(List.of("stun:a"), List.of(url), SECRET, Duration.ofHours(1)));
        assertEquals(
                "qrtc.ice.turn-urls holds something that is not turn:host:port or turns:host:port, with or without ?transport=udp or tcp.",
                stop.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn:a", "stun:a?transport=udp", "stun:a:65536", "stun:", "stun:[::1", "stun:a,stun:b"})
    void whatIsNoStunUrlStopsTheStart(String url) {
        assertThrows(Misconfigured.class, () -> service(List.of(url), List.of("turn:a"), SECRET, Duration.ofHours(1)));
    }

    @Test
    void aSecretThatCouldBeFoundByTryingStopsTheStart() {
        var stop = assertThrows(
                Misconfigured.class,
                () -> service(List.of(), List.of("turn:a"), "canary of 31 characters, so few", Duration.ofHours(1)));
        assertEquals("qrtc.ice.turn-secret must have at least 32 characters.", stop.getMessage());
    }

    @Test
    void aSecretWithoutServersOrServersWithoutASecretStopTheStart() {
        var hour = Duration.ofHours(1);
        var clock = TestClock.standing();
        var alone = new Config(Optional.empty(), Optional.empty(), Optional.of("canary"), hour);
        var open = new Config(Optional.empty(), Optional.of(List.of("turn:a")), Optional.empty(), hour);
        assertFalse(String.valueOf(assertThrows(Misconfigured.class, () -> new IceService(alone, clock))
                        .getMessage())
                .contains("canary"));
        assertThrows(Misconfigured.class, () -> new IceService(open, clock));
        assertThrows(Misconfigured.class, () -> service(List.of(), List.of("turn:a"), SECRET, Duration.ofSeconds(1)));
    }

    private static IceService service(List<String> stun, List<String> turn, String secret, Duration ttl) {
        return new IceService(
                new Config(Optional.of(stun), Optional.of(turn), Optional.of(secret), ttl), TestClock.standing());
    }
}
