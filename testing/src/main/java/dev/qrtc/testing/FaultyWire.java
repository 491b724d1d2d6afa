// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP proxy on loopback whose connections a test cuts or stalls, and which it can lead elsewhere. */
public final class FaultyWire implements AutoCloseable {
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private volatile int target;
    private volatile boolean losesAnswers;
    private boolean stalled;

    /** To {@code target}, a port on loopback. */
    public FaultyWire(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where a peer's WebSocket goes that is to pass this wire. */
    public URI place() {
        return URI.create("ws://127.0.0.1:" + port() + "/v1/signaling");
    }

    /** The port of its door, on 127.0.0.1. */
    public int port() {
        return door.getLocalPort();
    }

    /** New connections lead to {@code other}. */
    public void leadTo(int other) {
        target = other;
    }

    /** Breaks every connection. */
    public void cut() {
        open.forEach(FaultyWire::close);
    }

    /** From now on what comes back from the target gets lost, and with it the connection: requests arrive, answers do not. */
    public void loseAnswers() {
        losesAnswers = true;
    }

    /** Nothing flows any more, in either direction, until it is {@link #flow()}. */
    public void stall() {
        setStalled(true);
    }

    /** Everything flows again, what was held back first. */
    public void flow() {
        setStalled(false);
    }

    private void setStalled(boolean value) {
        lock.lock();
        try {
            stalled = value;
            flows.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket here = door.accept();
                Thread.ofVirtual().start(() -> join(here));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void join(Socket here) {
        try {
            var there = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(here);
            open.add(there);
            here.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(here, there, false));
            pump(there, here, true);
        } catch (IOException e) {
            close(here);
        }
    }

    private void pump(Socket from, Socket to, boolean isAnswer) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var bytes = new byte[16_384];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                waitUntilItFlows();
                if (isAnswer && losesAnswers) {
                    return;
                }
                out.write(bytes, 0, count);
            }
        } catch (IOException e) {
            // One end is gone; so is the other then.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void waitUntilItFlows() {
        lock.lock();
        try {
            while (stalled) {
                flows.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            // As a broken network would end it: with a reset, and without what is still unsent.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed then.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flow();
        cut();
    }
}
