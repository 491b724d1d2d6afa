// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import dev.qrtc.pairing.Code;
import java.time.Duration;

/** What somebody typed in. */
public sealed interface Typed {
    /** A pairing has, or had, that code. */
    record Found(Code.Typed code) implements Typed {}

    /** No pairing has it. */
    record Wrong() implements Typed {}

    /** It cannot be a code. */
    record Malformed() implements Typed {}

    /** It was not looked at: there were too many wrong ones. */
    record Refused(Duration retryAfter) implements Typed {}
}
