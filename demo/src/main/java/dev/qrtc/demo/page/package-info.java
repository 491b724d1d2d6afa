// SPDX-License-Identifier: Apache-2.0
/** What every answer carries and which page answers which path. */
@NullMarked
package dev.qrtc.demo.page;

import org.jspecify.annotations.NullMarked;
