package org.wenshu.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The committed files that are the contract. A run writes them only when told to by {@code -Dapprove}, and never when the
 * change would break somebody: such a change is a new version of the event, with a wire name of its own.
 */
final class ApprovedFiles {
    static final String HOW_TO_APPROVE = "run: ./mvnw -pl contracts test -Dapprove, and review the difference in git";
    static final String HOW_TO_BREAK =
            "this breaks a published contract: keep the event, and add a new version of it (….v2) beside it";

    private final Path folder;
    private final boolean approving;

    ApprovedFiles(Path folder, boolean approving) {
        this.folder = folder;
        this.approving = approving;
    }

    static ApprovedFiles ofThisModule() {
        return new ApprovedFiles(
                module().resolve("src/main/resources"),
                System.getProperty("approve") != null && !"false".equals(System.getProperty("approve")));
    }

    static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    Path folder() {
        return folder;
    }

    /** Refuses the content if it is not the approved one; {@code breaks} says what is wrong with a step from the old to it. */
    void check(String file, String content, BiFunction<String, String, List<String>> breaks) {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            if (!approving) {
                throw new AssertionError(file + " is not approved yet; " + HOW_TO_APPROVE);
            }
            Json.write(path, content);
            return;
        }
        String approved = Json.text(path);
        if (approved.equals(content)) {
            return;
        }
        List<String> broken = breaks.apply(approved, content);
        if (!broken.isEmpty()) {
            throw new AssertionError(file + ": " + HOW_TO_BREAK + "\n  " + String.join("\n  ", broken));
        }
        if (!approving) {
            throw new AssertionError(file + " changed compatibly; " + HOW_TO_APPROVE + "\napproved:\n" + approved
                    + "\nnow:\n" + content);
        }
        Json.write(path, content);
    }

    void checkSchema(String file, String content) {
        check(
                file,
                content,
                (approved, now) -> SchemaComparison.breaks(Json.MAPPER.readTree(approved), Json.MAPPER.readTree(now)));
    }

    /** A sample that changes compatibly keeps its predecessor, since events like it may still lie in the topic. */
    void checkSample(String name, String content) {
        Path path = folder.resolve("samples/" + name + ".json");
        if (approving && Files.exists(path) && !Json.text(path).equals(content)) {
            int version = 1;
            Path earlier;
            do {
                earlier = folder.resolve("samples/earlier/" + name + "." + version++ + ".json");
            } while (Files.exists(earlier));
            Json.write(earlier, Json.text(path));
        }
        check("samples/" + name + ".json", content, (approved, now) -> List.of());
    }

    /** The files of a folder whose names end so, without the ending, in order. */
    List<String> names(String subfolder, String ending) {
        Path path = folder.resolve(subfolder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
