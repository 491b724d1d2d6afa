// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import dev.qrtc.local.LocalStack;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import java.net.URI;
import java.util.Optional;

/** A stack, with a journal of what its callers saw. */
public final class RunningStack {
    private final LocalStack local;
    private final Journal journal;

    RunningStack(LocalStack local, Journal journal) {
        this.local = local;
        this.journal = journal;
    }

    /** The processes. */
    public LocalStack local() {
        return local;
    }

    /** What callers saw. */
    public Journal journal() {
        return journal;
    }

    /** The issuer of all tokens, and the one origin whose pages may call. */
    public String origin() {
        return local.gateway().toString();
    }

    /** Everything behind the one origin, as a browser reaches it. */
    public Place gateway() {
        return new Place(local.gateway(), local.gateway(), webSocket(local.gateway()), Optional.of(origin()));
    }

    /** Straight at the replicas of that number, from 1, as a program reaches them that is no browser. */
    public Place replicas(int number) {
        return new Place(
                replica(Service.TOKEN, number).url(),
                replica(Service.QR, number).url(),
                webSocket(replica(Service.SIGNALING, number).url()),
                Optional.empty());
    }

    /** Straight at that replica of signaling-service, from 1, and at the first of token-service. */
    public Place signaling(int number) {
        return new Place(
                replica(Service.TOKEN, 1).url(),
                local.gateway(),
                webSocket(replica(Service.SIGNALING, number).url()),
                Optional.empty());
    }

    /** Straight at that replica of token-service, from 1, and at the first of signaling-service. */
    public Place token(int number) {
        return new Place(
                replica(Service.TOKEN, number).url(),
                local.gateway(),
                webSocket(replica(Service.SIGNALING, 1).url()),
                Optional.empty());
    }

    /** One replica, by its number from 1. */
    public Replica replica(Service service, int number) {
        return local.replicas(service).get(number - 1);
    }

    /** Calls from {@code place}, without a token yet. */
    public Api api(Place place) {
        var api = new Api(place.rest(), journal);
        return place.origin().map(api::from).orElse(api);
    }

    /** Calls from behind the gateway, without a token yet. */
    public Api api() {
        return api(gateway());
    }

    /** Metrics of one replica. */
    public Metrics metrics(Service service, int number) {
        return Metrics.of(replica(service, number));
    }

    /** Tokens as the stack itself signs them: with its real keys, and with claims that a test may spoil. */
    public TestTokens tokens() {
        return new TestTokens(keys(), origin());
    }

    /** The keys that the stack signs with. */
    public TestKeys keys() {
        return TestKeys.read(local.keys());
    }

    private static URI webSocket(URI http) {
        return URI.create(http.toString().replaceFirst("^http", "ws") + "/v1/signaling");
    }
}
