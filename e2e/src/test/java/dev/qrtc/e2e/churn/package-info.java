// SPDX-License-Identifier: Apache-2.0
/** Long coming and going of clients, good and bad, and what it leaves in the memory of the services. */
@NullMarked
package dev.qrtc.e2e.churn;

import org.jspecify.annotations.NullMarked;
