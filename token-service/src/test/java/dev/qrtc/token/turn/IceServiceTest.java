// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.secret.Secret;
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

    private record Config(
            Optional<List<String>> stunUrls,
            Optional<List<String>> turnUrls,
            Optional<String> turnSecret,
            Duration turnTtl)
            implements IceConfig {}

    @Test
    void credentialsNameTheirExpiryAndTheirPeer() {
        var servers = service(List.of("stun:a"), List.of("turn:b:3478"), "north", Duration.ofHours(1))
                .servers(PAIRING, Role.PRESENTER);
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
    void withoutServersThereAreNone() {
        var service = new IceService(
                new Config(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofHours(1)),
                TestClock.standing());
        assertTrue(service.servers(PAIRING, Role.SCANNER).iceServers().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"turn", "turn:", "http://a", "stun:a", "turn:a b", "turn:a?transport=sctp", "turn:user@a/x"})
    void whatIsNoTurnUrlStopsTheStart(String url) {
        assertThrows(Misconfigured.class, () -> service(List.of("stun:a"), List.of(url), "north", Duration.ofHours(1)));
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
        assertThrows(Misconfigured.class, () -> service(List.of(), List.of("turn:a"), "b", Duration.ofSeconds(1)));
    }

    private static IceService service(List<String> stun, List<String> turn, String secret, Duration ttl) {
        return new IceService(
                new Config(Optional.of(stun), Optional.of(turn), Optional.of(secret), ttl), TestClock.standing());
    }
}
