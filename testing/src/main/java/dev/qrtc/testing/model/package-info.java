// SPDX-License-Identifier: Apache-2.0
/**
 * A model of the protocol, written from the protocol alone: a client, what happened to it, and the judge of what must hold.
 * It knows neither sockets nor clocks, so that the same model runs in a simulation and against a running stack.
 */
@NullMarked
package dev.qrtc.testing.model;

import org.jspecify.annotations.NullMarked;
