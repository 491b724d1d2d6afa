// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.pairing.memory.MemoryRedis.Move;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of pairings in simulated worlds. {@code -Dqrtc.model.seeds=N} plays more, {@code -Dqrtc.model.seed=S} one of them
 * with its whole trace.
 */
class SimulationTest {
    private static final int SEEDS = 3_000;

    @Test
    void whatever_happens_every_acknowledged_frame_arrives_once_and_in_order_or_both_peers_resync() throws IOException {
        Set<Move> documented = documentedMoves();
        Long one = Long.getLong("qrtc.model.seed");
        LongStream seeds =
                one == null ? LongStream.rangeClosed(1, Long.getLong("qrtc.model.seeds", SEEDS)) : LongStream.of(one);
        long failed = seeds.filter(seed -> !plays(seed, documented, one != null))
                .limit(Long.getLong("qrtc.model.failures", 3))
                .count();
        assertEquals(0, failed, "seeds failed; each is printed above with its trace");
    }

    private static boolean plays(long seed, Set<Move> documented, boolean always) {
        var story = new Story(seed, documented);
        List<String> wrong;
        try {
            wrong = story.play();
        } catch (RuntimeException e) {
            wrong = List.of(e.toString());
            e.printStackTrace();
        }
        if (!wrong.isEmpty() || always) {
            story.trace().forEach(System.out::println);
            System.out.println("Seed " + seed + (wrong.isEmpty() ? " is fine." : ": " + String.join("; ", wrong)));
            System.out.println("Replay: mvn -pl signaling-service -am test -Dtest=SimulationTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dqrtc.model.seed=" + seed);
        }
        return wrong.isEmpty();
    }

    private static Set<Move> documentedMoves() throws IOException {
        var moves = new HashSet<Move>();
        JsonNode table = new ObjectMapper()
                .readTree(Files.readString(Path.of(System.getProperty("qrtc.root"), "contract/moves.json")));
        for (JsonNode move : table.path("moves")) {
            moves.add(new Move(
                    move.path("move").asText(),
                    move.path("from").isNull() ? "" : move.path("from").asText(),
                    move.path("to").asText(),
                    move.path("outcome").asText()));
        }
        return moves;
    }
}
