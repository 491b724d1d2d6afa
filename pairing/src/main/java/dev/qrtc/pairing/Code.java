// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

/** What a scanner has got hold of, and wants to be paired by. */
public sealed interface Code {
    /** The pairing that it belongs to. */
    PairingId pairing();

    /** How the scanner got it. */
    Via via();

    /** The token inside a QR code. */
    record Scanned(TokenId id) implements Code {
        @Override
        public PairingId pairing() {
            return id.pairing();
        }

        @Override
        public Via via() {
            return Via.QR;
        }
    }

    /**
     * A code that somebody typed in.
     *
     * @param digest as {@link UserCode#digest()}: which of the pairing's codes it is, the pairing knows
     */
    record Typed(PairingId pairing, String digest) implements Code {
        @Override
        public Via via() {
            return Via.CODE;
        }
    }
}
