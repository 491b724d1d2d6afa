// SPDX-License-Identifier: Apache-2.0
/** What is shipped, checked as far as it can be without Docker and without native-image. */
@NullMarked
package dev.qrtc.images;

import org.jspecify.annotations.NullMarked;
