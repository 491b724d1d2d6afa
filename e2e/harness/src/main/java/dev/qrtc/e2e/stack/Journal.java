// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** What callers of a stack saw: the tokens that were given to them, and the bodies of errors. */
public final class Journal {
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final boolean keeps;

    Journal() {
        this(true);
    }

    private Journal(boolean keeps) {
        this.keeps = keeps;
    }

    /** One that keeps nothing: where so much is called that it would be all there is in this JVM's memory. */
    static Journal forgetful() {
        return new Journal(false);
    }

    void saw(Answer answer) {
        if (!keeps) {
            return;
        }
        if (answer.status() >= 400) {
            errors.add(answer.text());
        } else {
            TOKEN.matcher(answer.text()).results().forEach(token -> tokens.add(token.group()));
        }
    }

    /** Every token that an answer held. */
    public Collection<String> tokens() {
        return Set.copyOf(tokens);
    }

    /** The body of every answer that was an error. */
    public Collection<String> errors() {
        return List.copyOf(errors);
    }
}
