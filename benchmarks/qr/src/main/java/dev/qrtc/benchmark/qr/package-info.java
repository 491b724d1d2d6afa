// SPDX-License-Identifier: Apache-2.0
/** Reading and drawing of codes beside other libraries, told what to do line by line. */
@NullMarked
package dev.qrtc.benchmark.qr;

import org.jspecify.annotations.NullMarked;
