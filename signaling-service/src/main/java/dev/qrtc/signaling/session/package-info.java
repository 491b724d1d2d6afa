// SPDX-License-Identifier: Apache-2.0
/**
 * One peer's connection: it joins, its numbered frames go to the store in order, its mailbox is delivered, it leaves. Start
 * reading at {@link dev.qrtc.signaling.session.PeerSession}. Nothing here knows WebSockets.
 */
@NullMarked
package dev.qrtc.signaling.session;

import org.jspecify.annotations.NullMarked;
