// SPDX-License-Identifier: Apache-2.0
/** Directories and files that only their owner may read. */
@NullMarked
package dev.qrtc.local.files;

import org.jspecify.annotations.NullMarked;
