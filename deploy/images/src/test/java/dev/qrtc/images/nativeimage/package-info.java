// SPDX-License-Identifier: Apache-2.0
/** What a native image needs to be told, compared with what the code does. */
@NullMarked
package dev.qrtc.images.nativeimage;

import org.jspecify.annotations.NullMarked;
