// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import dev.qrtc.codec.encode.Mode.Band;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The split of a text into segments with the fewest bits: the shortest way through its characters, where each may be written
 * in each mode that has it, and in byte mode with each character set that has something of the text. Costs are in sixths of a bit, because three digits take ten bits and two alphanumeric characters eleven.
 */
final class Split {
    private static final List<Mode> MODE = List.of(Mode.NUMERIC, Mode.ALPHANUMERIC, Mode.BYTE, Mode.KANJI);
    private static final int MODES = MODE.size();
    private static final int NEVER = Integer.MAX_VALUE / 2;
    private static final int DIGIT = 20;
    private static final int PAIRED = 33;
    private static final int KANJI = 13 * 6;
    private static final int BYTE = 8 * 6;
    private static final int LEAST_BEGINNING = 12 * 6;

    private final int[] characters;
    private final Band band;
    private final List<Eci> charsets;

    private Split(int[] characters, Band band, List<Eci> charsets) {
        this.characters = characters;
        this.band = band;
        this.charsets = charsets;
    }

    /** @param unnamed what bytes are made with as long as nothing is announced */
    static List<Segment> of(String text, Band band, Eci unnamed) {
        return new Split(text.codePoints().toArray(), band, charsets(text, unnamed)).segments();
    }

    /** More bits than any split can save of an ASCII text in bytes: each run of other modes costs at least a segment's beginning. */
    static int mostSaved(String text) {
        int saved = 0;
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            int character = i < text.length() ? text.charAt(i) : -1;
            if (character >= 0 && Alphabet.alphanumeric(character) >= 0) {
                run += BYTE - (Alphabet.isDigit(character) ? DIGIT : PAIRED);
            } else {
                saved += Math.max(0, run - LEAST_BEGINNING);
                run = 0;
            }
        }
        return saved / 6 + 1;
    }

    /** And where the text is more than ASCII, all that have one of its other characters. */
    private static List<Eci> charsets(String text, Eci unnamed) {
        int[] beyond = text.codePoints()
                .filter(character -> character >= 128)
                .distinct()
                .toArray();
        Stream<Eci> others = Stream.of(Eci.values())
                .filter(eci -> eci.number() >= 0 && Arrays.stream(beyond).anyMatch(each -> eci.bytesOf(each) > 0));
        return Stream.concat(Stream.of(unnamed), others).toList();
    }

    /** A state is a mode and the character set that is announced: {@code mode + MODES * charset}. */
    private List<Segment> segments() {
        int states = MODES * charsets.size();
        byte[][] from = new byte[characters.length][states];
        int[] before = new int[states];
        for (int state = 0; state < states; state++) {
            before[state] = change(0, state);
        }
        int[] after = new int[states];
        for (int i = 0; i < characters.length; i++) {
            for (int state = 0; state < states; state++) {
                after[state] = Math.min(NEVER, before[state] + cost(characters[i], state));
                from[i][state] = (byte) state;
            }
            changeStates(after, from[i]);
            int[] free = before;
            before = after;
            after = free;
        }
        return along(from, cheapest(before));
    }

    /** Where it is cheaper to end another segment here and begin a new one. */
    private void changeStates(int[] cost, byte[] from) {
        int[] ended = cost.clone();
        for (int state = 0; state < cost.length; state++) {
            for (int other = 0; other < cost.length; other++) {
                if (ended[other] < NEVER) {
                    int changed = (ended[other] + 5) / 6 * 6 + change(other, state);
                    if (changed < cost[state]) {
                        cost[state] = changed;
                        from[state] = (byte) other;
                    }
                }
            }
        }
    }

    /** Of beginning a segment of {@code state} behind one of {@code other}. */
    private int change(int other, int state) {
        Mode mode = MODE.get(state % MODES);
        boolean announces = state / MODES != other / MODES;
        if (announces && (mode != Mode.BYTE || state / MODES == 0)) {
            return NEVER;
        }
        return ((announces ? Eci.BITS : 0) + 4 + mode.countBits(band)) * 6;
    }

    private int cost(int character, int state) {
        boolean has =
                switch (MODE.get(state % MODES)) {
                    case NUMERIC -> Alphabet.isDigit(character);
                    case ALPHANUMERIC -> Alphabet.alphanumeric(character) >= 0;
                    case KANJI -> Alphabet.kanji(character) >= 0;
                    case BYTE -> true;
                };
        if (!has) {
            return NEVER;
        }
        return switch (MODE.get(state % MODES)) {
            case NUMERIC -> DIGIT;
            case ALPHANUMERIC -> PAIRED;
            case KANJI -> KANJI;
            case BYTE -> {
                int bytes = charsets.get(state / MODES).bytesOf(character);
                yield bytes == 0 ? NEVER : bytes * BYTE;
            }
        };
    }

    private static int cheapest(int[] cost) {
        int best = 0;
        for (int state = 1; state < cost.length; state++) {
            if (cost[state] < cost[best]) {
                best = state;
            }
        }
        return best;
    }

    /** Back from the last character: {@code from[i][s]} is the state in which character i was written, if s follows it. */
    private List<Segment> along(byte[][] from, int last) {
        int[] states = new int[characters.length];
        int state = last;
        for (int i = characters.length - 1; i >= 0; i--) {
            state = from[i][state];
            states[i] = state;
        }
        List<Segment> segments = new ArrayList<>();
        int charset = 0;
        for (int start = 0, end = 0; start < characters.length; start = end) {
            while (end < characters.length && states[end] == states[start]) {
                end++;
            }
            int own = states[start] / MODES;
            String text = new String(characters, start, end - start);
            segments.add(new Segment(MODE.get(states[start] % MODES), text, charsets.get(own), own != charset));
            charset = own;
        }
        return segments;
    }
}
