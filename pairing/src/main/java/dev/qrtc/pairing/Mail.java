// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

/**
 * A frame in a mailbox.
 *
 * @param kind the frame's {@code type}
 * @param frame the frame as a JSON object, still without its cursor
 */
public record Mail(Cursor cursor, String kind, String frame) {}
