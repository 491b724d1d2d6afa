// SPDX-License-Identifier: Apache-2.0
/** The model of {@code dev.qrtc.testing.model} against real replicas and a real Redis, with faulty wires between them. */
@NullMarked
package dev.qrtc.e2e.model;

import org.jspecify.annotations.NullMarked;
