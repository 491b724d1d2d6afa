// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.testing.turn.Coturn;
import dev.qrtc.testing.turn.TurnClient;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the token service gives to a pair, at a real coturn that runs as deploy/turn has it. */
class CoturnIT {
    private static final Path START = Path.of("..", "deploy", "turn", "start");
    private static final String SECRET = "the-secret-of-a-test-which-is-long-enough";
    private static final String OLDER = "the-secret-before-that-which-is-taken-too";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int QUOTA_REACHED = 486;
    private static final int USER_QUOTA = 12;

    private static Coturn coturn;

    @BeforeAll
    static void start() {
        assumeTrue(Coturn.isInstalled(), "needs coturn (Debian: apt-get install coturn)");
        coturn = Coturn.launch(START, SECRET + "\n" + OLDER);
    }

    @AfterAll
    static void end() {
        if (coturn != null) {
            coturn.close();
        }
    }

    @Test
    void bothPeersGetARelayOverEachTransport() {
        var pairing = PairingId.random();
        for (Role role : Role.values()) {
            var login = Login.of(SECRET, Clock.systemUTC(), pairing, role);
            for (var transport :
                    List.<BiFunction<String, String, TurnClient>>of(coturn::udp, coturn::tcp, coturn::tls)) {
                try (var client = transport.apply(login.username(), login.credential())) {
                    assertEquals(Optional.empty(), client.allocate());
                }
            }
        }
    }

    @Test
    void afterTheirExpiryNobodyDoes() {
        var hour = Duration.ofHours(1);
        var now = Clock.systemUTC();
        assertEquals(
                Optional.of(UNAUTHORIZED),
                allocate(SECRET, Clock.offset(now, hour.plusSeconds(5).negated())));
        assertEquals(
                Optional.empty(),
                allocate(SECRET, Clock.offset(now, hour.minusMinutes(1).negated())));
    }

    @Test
    void whileASecretIsRotatedThatBeforeItIsGood() {
        assertEquals(Optional.empty(), allocate(OLDER, Clock.systemUTC()));
    }

    @Test
    void anotherSecretIsRefused() {
        assertEquals(Optional.of(UNAUTHORIZED), allocate(SECRET + "!", Clock.systemUTC()));
    }

    @Test
    void nobodyCanLengthenTheirOwn() {
        var login = Login.of(SECRET, Clock.systemUTC(), PairingId.random(), Role.PRESENTER);
        var longer = login.username().replaceFirst("^\\d+", "9999999999");
        try (var client = coturn.udp(longer, login.credential())) {
            assertEquals(Optional.of(UNAUTHORIZED), client.allocate());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "127.0.0.1", "127.255.255.255",
                        "169.254.169.254",
                "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.0.1",
                        "192.168.255.255",
                "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1",
                        "255.255.255.255"
            })
    void theNetworksBehindItAreOutOfReach(String peer) throws IOException {
        try (var client = relayed()) {
            assertEquals(Optional.empty(), client.allocate());
            assertEquals(Optional.of(FORBIDDEN), client.permit(InetAddress.getByName(peer)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::10.0.0.1",
                        "64:ff9b::a00:1",
                "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:db8::1", "2002:a00:1::1", "fc00::1", "fd00:ec2::254",
                "fdff:ffff::1", "fe80::1", "febf::1", "ff02::1"
            })
    void andThoseOfIpv6(String peer) throws IOException {
        try (var client = relayed()) {
            assertEquals(Optional.empty(), client.allocate6());
            assertEquals(Optional.of(FORBIDDEN), client.permit(six(peer)));
        }
    }

    /** Only the permission is asked for: nothing is sent there. */
    @Test
    void thePublicInternetIsNot() throws IOException {
        try (var client = relayed()) {
            assertEquals(Optional.empty(), client.allocate());
            for (var peer : List.of(
                    "9.255.255.255", "11.0.0.0", "100.128.0.0", "172.32.0.0", "192.169.0.0", "223.255.255.255")) {
                assertEquals(Optional.empty(), client.permit(InetAddress.getByName(peer)), peer);
            }
        }
        try (var client = relayed()) {
            assertEquals(Optional.empty(), client.allocate6());
            assertEquals(Optional.empty(), client.permit(six("2a00:1450:4001::1")));
            assertEquals(Optional.empty(), client.permit(six("2620:fe::fe")));
        }
    }

    /** Also with new credentials: coturn counts by what comes after the expiry. */
    @Test
    void onePeerHasABoundedNumberOfRelays() {
        var pairing = PairingId.random();
        var clients = new ArrayList<TurnClient>();
        try {
            for (int i = 0; i < USER_QUOTA; i++) {
                clients.add(client(pairing, Role.SCANNER, i));
                assertEquals(Optional.empty(), clients.getLast().allocate(), "relay " + i);
            }
            clients.add(client(pairing, Role.SCANNER, USER_QUOTA));
            assertEquals(Optional.of(QUOTA_REACHED), clients.getLast().allocate());
            clients.add(client(pairing, Role.PRESENTER, 0));
            assertEquals(Optional.empty(), clients.getLast().allocate());
        } finally {
            clients.forEach(TurnClient::close);
        }
    }

    @Test
    void theSecretIsNeitherOnItsCommandLineNorInWhatItWrites() throws IOException {
        assertFalse(coturn.handle().info().commandLine().orElse("").contains(SECRET));
        assertFalse(Files.readString(coturn.log()).contains(SECRET));
    }

    private static Optional<Integer> allocate(String secret, Clock clock) {
        var login = Login.of(secret, clock, PairingId.random(), Role.PRESENTER);
        try (var client = coturn.udp(login.username(), login.credential())) {
            return client.allocate();
        }
    }

    private static TurnClient relayed() {
        return client(PairingId.random(), Role.PRESENTER, 0);
    }

    private static TurnClient client(PairingId pairing, Role role, int second) {
        var login = Login.of(SECRET, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(second)), pairing, role);
        return coturn.udp(login.username(), login.credential());
    }

    // InetAddress would make an address of IPv4 of what is mapped.
    private static InetAddress six(String text) throws IOException {
        byte[] bytes = InetAddress.getByName(text).getAddress();
        if (bytes.length == 4) {
            byte[] mapped = new byte[16];
            mapped[10] = (byte) 0xFF;
            mapped[11] = (byte) 0xFF;
            System.arraycopy(bytes, 0, mapped, 12, 4);
            bytes = mapped;
        }
        return Inet6Address.getByAddress(null, bytes, -1);
    }
}
