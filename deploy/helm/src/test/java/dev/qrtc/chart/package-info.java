// SPDX-License-Identifier: Apache-2.0
/** The chart, rendered by Helm itself and judged by Kubernetes' schemas and by what the services know. */
@NullMarked
package dev.qrtc.chart;

import org.jspecify.annotations.NullMarked;
