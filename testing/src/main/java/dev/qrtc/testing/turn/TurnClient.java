// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing.turn;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client of a TURN server, with long-term credentials (RFC 8489, 9.2; RFC 8656): it has at most one relay. Answers are
 * what the server refused with, empty where it agreed.
 */
public final class TurnClient implements AutoCloseable {
    private static final int BINDING = 0x001;
    private static final int ALLOCATE = 0x003;
    private static final int REFRESH = 0x004;
    private static final int CREATE_PERMISSION = 0x008;

    private static final int USERNAME = 0x0006;
    private static final int LIFETIME = 0x000D;
    private static final int XOR_PEER_ADDRESS = 0x0012;
    private static final int REALM = 0x0014;
    private static final int NONCE = 0x0015;
    private static final int REQUESTED_TRANSPORT = 0x0019;
    private static final int REQUESTED_ADDRESS_FAMILY = 0x0017;

    private static final byte IPV4 = 1;
    private static final byte IPV6 = 2;
    private static final byte UDP = 17;
    private static final int PEER_PORT = 4000;
    private static final byte[] COOKIE = {0x21, 0x12, (byte) 0xA4, 0x42};

    private final TurnTransport transport;
    private final String username;
    private final String credential;
    private @Nullable String realm;
    private @Nullable String nonce;

    public TurnClient(TurnTransport transport, String username, String credential) {
        this.transport = transport;
        this.username = username;
        this.credential = credential;
    }

    /** Asks for its own address as the server sees it, which needs no credentials. */
    public Optional<Integer> bind() {
        var request = StunMessage.request(BINDING);
        return transport.exchange(request, request.bytes()).error();
    }

    /** Asks for a relay on an address of IPv4. */
    public Optional<Integer> allocate() {
        return allocate(IPV4);
    }

    /** Asks for a relay on an address of IPv6. */
    public Optional<Integer> allocate6() {
        return allocate(IPV6);
    }

    /** Asks that the relay may send to, and hear from, {@code peer}. Nothing is sent to it by that. */
    public Optional<Integer> permit(InetAddress peer) {
        var request = StunMessage.request(CREATE_PERMISSION);
        return ask(request.with(XOR_PEER_ADDRESS, address(peer, request.transaction())));
    }

    /** Gives the relay back. */
    @Override
    public void close() {
        try (transport) {
            if (nonce != null) {
                ask(StunMessage.request(REFRESH).with(LIFETIME, new byte[4]));
            }
        }
    }

    private Optional<Integer> allocate(byte family) {
        return ask(StunMessage.request(ALLOCATE)
                .with(REQUESTED_TRANSPORT, new byte[] {UDP, 0, 0, 0})
                .with(REQUESTED_ADDRESS_FAMILY, new byte[] {family, 0, 0, 0}));
    }

    // The first answer is always 401 with realm and nonce: the second shows whether the credentials are good.
    private Optional<Integer> ask(StunMessage request) {
        if (nonce == null) {
            var bare = request.again();
            var challenge = transport.exchange(bare, bare.bytes());
            if (challenge.error().orElse(0) != 401) {
                throw new IllegalStateException("the server asked for no credentials: " + challenge.error());
            }
            realm = challenge.text(REALM);
            nonce = challenge.text(NONCE);
        }
        request.with(USERNAME, username).with(REALM, String.valueOf(realm)).with(NONCE, String.valueOf(nonce));
        return transport.exchange(request, request.signed(key())).error();
    }

    // MD5 is what the protocol prescribes for long-term credentials.
    private byte[] key() {
        try {
            return MessageDigest.getInstance("MD5")
                    .digest((username + ":" + realm + ":" + credential).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // RFC 8489, 14.2: the address and the port are XORed with the cookie and the transaction id.
    private static byte[] address(InetAddress peer, byte[] transaction) {
        byte[] plain = peer.getAddress();
        byte[] mask = ByteBuffer.allocate(16).put(COOKIE).put(transaction).array();
        int port = PEER_PORT ^ (ByteBuffer.wrap(COOKIE).getShort() & 0xFFFF);
        var out = ByteBuffer.allocate(4 + plain.length)
                .put((byte) 0)
                .put(peer instanceof Inet6Address ? IPV6 : IPV4)
                .putShort((short) port);
        for (int i = 0; i < plain.length; i++) {
            out.put((byte) (plain[i] ^ mask[i]));
        }
        return out.array();
    }
}
