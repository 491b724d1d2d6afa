// SPDX-License-Identifier: Apache-2.0
/** Pictures as a camera takes them of a code on a screen, made from a seed. */
@NullMarked
package dev.qrtc.benchmark.qr.scene;

import org.jspecify.annotations.NullMarked;
