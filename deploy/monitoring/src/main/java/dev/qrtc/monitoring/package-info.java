// SPDX-License-Identifier: Apache-2.0
/** What watches qrtc, as tests need it: rules and dashboards are files of the chart, the metrics are those of docs/reference/metrics.md. */
@NullMarked
package dev.qrtc.monitoring;

import org.jspecify.annotations.NullMarked;
