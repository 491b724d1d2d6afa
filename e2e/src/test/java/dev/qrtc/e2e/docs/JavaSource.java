// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import java.nio.file.Path;

/** A source file, taken apart. */
final class JavaSource {
    private static final ParserConfiguration JAVA =
            new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_21).setDetectOriginalLineSeparator(false);

    private JavaSource() {}

    static CompilationUnit of(Path file) {
        var parsed = new JavaParser(JAVA).parse(Documents.text(file));
        return parsed.getResult()
                .filter(unit -> parsed.isSuccessful())
                .orElseThrow(() -> new IllegalStateException(file + ": " + parsed.getProblems()));
    }
}
