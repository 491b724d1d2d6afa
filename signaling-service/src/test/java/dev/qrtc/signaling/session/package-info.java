// SPDX-License-Identifier: Apache-2.0
/** A session alone: a store that the test answers, a link that the test reads. */
@NullMarked
package dev.qrtc.signaling.session;

import org.jspecify.annotations.NullMarked;
