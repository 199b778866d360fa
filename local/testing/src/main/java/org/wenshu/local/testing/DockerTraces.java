package org.wenshu.local.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The signs that a Docker engine may be reachable, in the places where Testcontainers looks for one. */
final class DockerTraces {

    private static final Path RUNTIME = Path.of("/run/user");

    private DockerTraces() {}

    static boolean exist() {
        Path home = Path.of(System.getProperty("user.home"));
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
                || System.getenv().keySet().stream()
                        .anyMatch(name -> name.equals("DOCKER_HOST")
                                || name.equals("DOCKER_CONTEXT")
                                || name.startsWith("TESTCONTAINERS_"))
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(home.resolve(".docker"))
                || Files.exists(home.resolve(".testcontainers.properties"))
                || Files.exists(home.resolve(".colima"))
                || Files.exists(home.resolve(".rd/docker.sock"))
                || Files.exists(home.resolve(".orbstack"))
                || rootless();
    }

    private static boolean rootless() {
        try (Stream<Path> users = Files.exists(RUNTIME) ? Files.list(RUNTIME) : Stream.empty()) {
            return Stream.concat(
                            users,
                            Stream.ofNullable(System.getenv("XDG_RUNTIME_DIR")).map(Path::of))
                    .anyMatch(runtime ->
                            Files.exists(runtime.resolve("docker.sock")) || Files.exists(runtime.resolve("podman")));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
