// SPDX-License-Identifier: Apache-2.0
/** Parts of the stack die and come back. */
@NullMarked
package dev.qrtc.e2e.fault;

import org.jspecify.annotations.NullMarked;
