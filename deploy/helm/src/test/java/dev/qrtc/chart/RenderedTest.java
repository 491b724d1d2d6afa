// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of what the chart gives. */
abstract class RenderedTest {
    @TempDir
    Path home;

    StandInCluster cluster;
    Chart chart;

    @BeforeEach
    void copy() throws IOException {
        cluster = new StandInCluster();
        chart = Chart.copiedTo(home);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }
}
