package org.wenshu.contracts;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** What the Javadoc in the source says of a type and of each of its components, so that schemas do not say it twice. */
final class SourceDocumentation {
    private final Map<String, String> ofTypes = new HashMap<>();
    private final Map<String, Map<String, String>> ofComponents = new HashMap<>();

    private SourceDocumentation() {}

    static SourceDocumentation of(Path sourceFolder) {
        var documentation = new SourceDocumentation();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                var sources = Files.walk(sourceFolder)) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            var trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                documentation.read(unit, trees);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documentation;
    }

    Optional<String> of(Class<?> type) {
        return Optional.ofNullable(ofTypes.get(type.getName()));
    }

    Optional<String> of(Class<?> type, String component) {
        return Optional.ofNullable(
                ofComponents.getOrDefault(type.getName(), Map.of()).get(component));
    }

    private void read(CompilationUnitTree unit, DocTrees trees) {
        String prefix = unit.getPackageName() + ".";
        new TreePathScanner<Void, String>() {
            @Override
            public Void visitClass(ClassTree type, String outer) {
                String name = outer + type.getSimpleName();
                DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
                if (comment != null) {
                    ofTypes.put(name, text(comment.getFullBody()));
                    var components = new HashMap<String, String>();
                    for (DocTree tag : comment.getBlockTags()) {
                        if (tag instanceof ParamTree param && !param.isTypeParameter()) {
                            components.put(param.getName().toString(), text(param.getDescription()));
                        }
                    }
                    ofComponents.put(name, components);
                }
                return super.visitClass(type, name + "$");
            }
        }.scan(unit, prefix);
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    // Not toString(), which writes Chinese as escapes.
                    case TextTree plain -> plain.getBody();
                    case LiteralTree literal -> literal.getBody().getBody();
                    case LinkTree link -> link.getReference().getSignature();
                    default -> part.toString();
                })
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }
}
