// SPDX-License-Identifier: Apache-2.0
/** Signing keys are rotated under load: nobody who has a good token notices. */
@NullMarked
package dev.qrtc.e2e.rotation;

import org.jspecify.annotations.NullMarked;
