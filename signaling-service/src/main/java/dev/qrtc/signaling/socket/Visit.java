// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.signaling.relay.Sessions.Served;
import dev.qrtc.signaling.session.ClientFrame;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One WebSocket from its opening to its close; its session begins when its token has been verified. */
final class Visit {
    private final SocketLink link;
    private final BiFunction<Join, SocketLink, Served> begin;
    private @Nullable Entered entered;
    private boolean over;

    Visit(SocketLink link, BiFunction<Join, SocketLink, Served> begin) {
        this.link = link;
        this.begin = begin;
    }

    /** A session that is on this replica's list. */
    record Entered(Join join, Served served) {}

    SocketLink link() {
        return link;
    }

    Optional<Entered> entered() {
        return Optional.ofNullable(entered);
    }

    /** The token was verified, and found to be for {@code join} or for nothing. */
    void admit(Optional<Join> join) {
        link.onLoop(() -> {
            if (join.isEmpty()) {
                refuse(ErrorCode.UNAUTHENTICATED);
            } else if (!over) {
                Served served = begin.apply(join.get(), link);
                entered = new Entered(join.get(), served);
                served.session().start();
            }
        });
    }

    void refuse(ErrorCode why) {
        link.close(why);
    }

    void text(String text) {
        link.heard();
        Entered now = entered;
        if (now != null) {
            ClientFrame frame = FrameParser.parse(text);
            now.served().session().frame(frame);
        }
    }

    /** The socket has closed. */
    void over() {
        over = true;
        link.ended();
    }
}
