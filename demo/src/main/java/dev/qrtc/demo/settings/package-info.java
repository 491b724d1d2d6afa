// SPDX-License-Identifier: Apache-2.0
/** The configuration, checked once at the start. */
@NullMarked
package dev.qrtc.demo.settings;

import org.jspecify.annotations.NullMarked;
