// SPDX-License-Identifier: Apache-2.0
/** The stack of one machine: starts real Redis, the replicas and the gateway, and ends them again. */
@NullMarked
package dev.qrtc.local;

import org.jspecify.annotations.NullMarked;
