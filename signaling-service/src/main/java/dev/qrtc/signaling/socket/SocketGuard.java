// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything that happens to a socket's frames: counts every frame as it comes off the wire (fragments,
 * pings and pongs too, which cost as much as any other), and hears when more waits to be read by the client than may. It
 * also makes one write to the network of all frames of one turn of the event loop: such writes are half of what a relayed
 * frame costs this service. Lives in the channel's pipeline, on its event loop.
 */
final class SocketGuard extends FlushConsolidationHandler {
    /** Its name in the pipeline. */
    static final String NAME = "qrtc-guard";

    private static final int MOST_FRAMES_A_WRITE = 64;
    private static final String VERTX_IDLE = "idle";
    private static final long LINGER_MS = 1_000;

    private final Pace frames;
    private final Pace bytes;
    private long framesFullAt = System.nanoTime();
    private long bytesFullAt = framesFullAt;
    private volatile long heardAt = framesFullAt;
    private final Channel channel;
    private @Nullable Visit visit;
    private boolean over;

    SocketGuard(Channel channel, Pace frames, Pace bytes) {
        super(MOST_FRAMES_A_WRITE, true);
        this.channel = channel;
        this.frames = frames;
        this.bytes = bytes;
    }

    /** From now on {@code opened} hears of what goes too far. */
    void tell(Visit opened) {
        visit = opened;
    }

    /** The connection is a WebSocket now. */
    void upgraded() {
        UpgradeDeadline.met(channel);
        // The deadline of pongs is stricter, and costs no timer for each connection.
        if (channel.pipeline().get(VERTX_IDLE) != null) {
            channel.pipeline().remove(VERTX_IDLE);
        }
    }

    /**
     * Ends the connection at once, whatever still waits to be read. From here it does not pass Vert.x, which would queue a
     * close frame and wait until the client has read all that is before it: for ever.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The socket's end is heard of as any other.
    void cut() {
        ChannelHandlerContext here = channel.pipeline().context(this);
        if (here != null) {
            // What was written last may say why, and would be kept back for the end of this turn.
            here.flush();
            here.close();
        }
    }

    /** How many bytes wait for the client to read on. */
    long queuedBytes() {
        ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
        return queue == null ? 0 : queue.totalPendingWriteBytes();
    }

    /** For how long nothing has come from the client, in ms. */
    long silentForMs() {
        return (System.nanoTime() - heardAt) / 1_000_000;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof WebSocketFrame frame) || frame instanceof CloseWebSocketFrame) {
            super.channelRead(context, message);
            return;
        }
        if (!over) {
            long now = System.nanoTime();
            heardAt = now;
            over = isTooMuch(frame.content().readableBytes(), now);
        }
        if (over) {
            ReferenceCountUtil.release(message);
        } else {
            super.channelRead(context, message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        if (!channel.isWritable()) {
            over = true;
            Visit slow = visit;
            if (slow != null) {
                slow.readsTooSlowly();
            }
            // What waits is let go of with the channel; not now, because this is in the middle of a write.
            channel.eventLoop().execute(this::cut);
        }
        super.channelWritabilityChanged(context);
    }

    // Vert.x would close at once, and the client's unread bytes would turn that into a reset: it would never see the
    // code.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) throws Exception {
        Visit broken = visit;
        if (!(failure instanceof CorruptedWebSocketFrameException corrupted) || broken == null) {
            super.exceptionCaught(context, failure);
            return;
        }
        over = true;
        broken.breaksTheProtocol(WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus()));
        // No frame can be read any more, so the client's close frame cannot either; what still comes is thrown away.
        var unused = channel.eventLoop().schedule(this::cut, LINGER_MS, TimeUnit.MILLISECONDS);
    }

    private boolean isTooMuch(int length, long now) {
        framesFullAt = frames.fullAfter(framesFullAt, now, 1);
        bytesFullAt = bytes.fullAfter(bytesFullAt, now, length);
        if (!frames.holds(framesFullAt, now)) {
            tooMuch(Limit.FRAMES, frames.fullInMs(framesFullAt, now));
            return true;
        }
        if (!bytes.holds(bytesFullAt, now)) {
            tooMuch(Limit.BYTES, bytes.fullInMs(bytesFullAt, now));
            return true;
        }
        return false;
    }

    // A frame that comes before the visit has begun is the client's first: no limit is that low.
    private void tooMuch(Limit limit, long retryAfterMs) {
        Visit hasty = visit;
        if (hasty != null) {
            hasty.sendsTooFast(limit, retryAfterMs);
        }
    }
}
