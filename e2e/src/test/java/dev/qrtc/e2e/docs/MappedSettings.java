// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The properties of the {@code @ConfigMapping} interfaces of one module, in the order in which its sources declare them. */
final class MappedSettings {
    private static final Set<String> COLLECTIONS = Set.of("Set", "List");

    private final String module;
    private final List<Path> sources;
    private final List<Setting> settings = new ArrayList<>();

    private MappedSettings(String module) {
        this.module = module;
        this.sources = sources(module);
    }

    /** Those of {@code module}, a folder of the project. */
    static List<Setting> of(String module) {
        var found = new MappedSettings(module);
        found.sources.stream()
                .filter(file -> Documents.text(file).contains("@ConfigMapping"))
                .forEach(found::read);
        return found.settings;
    }

    private void read(Path file) {
        for (var type : parsed(file)) {
            value(type, "ConfigMapping", "prefix").ifPresent(prefix -> addAll(interfaceOf(type), prefix));
        }
    }

    private void addAll(ClassOrInterfaceDeclaration declaration, String prefix) {
        for (var method : declaration.getMethods()) {
            if (method.getParameters().isEmpty() && method.getBody().isEmpty()) {
                var name = value(method, "WithName", "value").orElse(kebab(method.getNameAsString()));
                add(method, prefix + "." + name, method.getType());
            }
        }
    }

    private void add(MethodDeclaration method, String name, Type type) {
        var simple = name(type);
        if (simple.equals("Map")) {
            var key = value(method, "ConfigDocMapKey", "value")
                    .orElseThrow(() -> new IllegalStateException(name + " is a map: say @ConfigDocMapKey"));
            add(method, name + ".<" + key + ">", argument(type, 1));
        } else if (simple.equals("Optional")) {
            leaf(method, name, argument(type, 0), "none");
        } else {
            var nested = declaration(simple, method).filter(TypeDeclaration::isClassOrInterfaceDeclaration);
            if (nested.isPresent()) {
                addAll(interfaceOf(nested.get()), name);
            } else {
                leaf(method, name, type, name.endsWith(">") ? "none" : "required");
            }
        }
    }

    private void leaf(MethodDeclaration method, String name, Type type, String otherwise) {
        var standard = value(method, "WithDefault", "value")
                .map(text -> standard(type, text))
                .orElse(otherwise);
        settings.add(new Setting(name, type(method, name, type), standard, SourceComment.of(method, name), module));
    }

    private static String standard(Type type, String text) {
        if (text.startsWith("${")) {
            return "that of `" + text.substring(2, text.length() - 1) + "`";
        }
        return "`" + (name(type).equals("Duration") ? text.toLowerCase(Locale.ROOT) : text) + "`";
    }

    private String type(MethodDeclaration method, String name, Type type) {
        var simple = name(type);
        if (COLLECTIONS.contains(simple)) {
            return "list of " + type(method, name, argument(type, 0));
        }
        return switch (simple) {
            case "Duration" -> "duration";
            case "int", "Integer", "long" -> unit(name);
            case "boolean" -> "`true` or `false`";
            case "String" -> "text";
            case "URI" -> "URL";
            case "Path" -> "file";
            case "MemorySize" -> "bytes, as in `10M`";
            default ->
                declaration(simple, method)
                        .filter(TypeDeclaration::isEnumDeclaration)
                        .map(found -> values(found.asEnumDeclaration()))
                        .orElseThrow(() -> new IllegalStateException(name + " is of unknown type " + simple));
        };
    }

    // The last word says what is counted; where it says nothing known, it is things.
    private static String unit(String name) {
        var last = name.substring(name.lastIndexOf('.') + 1);
        var unit = last.contains("bytes") ? "bytes" : last.matches(".*(pixels|side)") ? "pixels" : "number";
        return last.endsWith("per-second") ? unit + " a second" : unit;
    }

    private static String values(EnumDeclaration declaration) {
        return declaration.getEntries().stream()
                .map(EnumConstantDeclaration::getNameAsString)
                .map(name -> "`" + name.toLowerCase(Locale.ROOT).replace('_', '-') + "`")
                .collect(Collectors.joining(", "));
    }

    private Optional<TypeDeclaration<?>> declaration(String name, MethodDeclaration from) {
        var here = from.findCompilationUnit().stream().flatMap(unit -> types(unit.getTypes()));
        var elsewhere =
                sources.stream().filter(file -> file.endsWith(name + ".java")).flatMap(file -> parsed(file).stream());
        return Stream.concat(here, elsewhere)
                .filter(type -> type.getNameAsString().equals(name))
                .findFirst();
    }

    private static ClassOrInterfaceDeclaration interfaceOf(TypeDeclaration<?> type) {
        return type.asClassOrInterfaceDeclaration();
    }

    private static List<TypeDeclaration<?>> parsed(Path file) {
        return types(JavaSource.of(file).getTypes()).toList();
    }

    private static Stream<TypeDeclaration<?>> types(List<TypeDeclaration<?>> declared) {
        return declared.stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(type),
                        type.getMembers().stream()
                                .filter(member -> member.isTypeDeclaration())
                                .map(member -> (TypeDeclaration<?>) member.asTypeDeclaration())));
    }

    /** The text of an annotation's member. */
    private static Optional<String> value(NodeWithAnnotations<?> node, String annotation, String member) {
        return node.getAnnotationByName(annotation).flatMap(found -> value(found, member));
    }

    private static Optional<String> value(AnnotationExpr annotation, String member) {
        if (annotation.isSingleMemberAnnotationExpr()) {
            return Optional.of(annotation
                    .asSingleMemberAnnotationExpr()
                    .getMemberValue()
                    .asStringLiteralExpr()
                    .asString());
        }
        return annotation.asNormalAnnotationExpr().getPairs().stream()
                .filter(pair -> pair.getNameAsString().equals(member))
                .map(pair -> pair.getValue().asStringLiteralExpr().asString())
                .findFirst();
    }

    private static String name(Type type) {
        return type.isClassOrInterfaceType() ? type.asClassOrInterfaceType().getNameAsString() : type.asString();
    }

    private static Type argument(Type type, int index) {
        return ((ClassOrInterfaceType) type)
                .getTypeArguments()
                .map(arguments -> arguments.get(index))
                .orElseThrow(() -> new IllegalStateException(type + " does not say of what"));
    }

    /** {@code maxBytes} as {@code max-bytes}. */
    static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<Path> sources(String module) {
        try (var files = Files.walk(Documents.file(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
