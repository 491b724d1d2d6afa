// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;

/** Reads frames as the scripts give and announce them: prelude.lua, relay.lua. */
final class MailCodec {
    private MailCodec() {}

    /**
     * A frame in a mailbox.
     *
     * @param kind the frame's type, and after a semicolon the context of a move that is traced
     */
    static Mail mail(String cursor, String kind, String frame, long storedAt) {
        int cut = kind.indexOf(';');
        return new Mail(
                Cursor.parse(cursor).orElseThrow(),
                cut < 0 ? kind : kind.substring(0, cut),
                frame,
                storedAt,
                cut < 0 ? "" : kind.substring(cut + 1));
    }
}
