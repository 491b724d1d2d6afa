// SPDX-License-Identifier: Apache-2.0
/** The services, where their packages are, and one running replica of each. */
@NullMarked
package dev.qrtc.local.service;

import org.jspecify.annotations.NullMarked;
