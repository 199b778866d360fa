package org.wenshu.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenshu.local.infrastructure.EmbeddedStore;
import org.wenshu.local.suite.CannotStart;
import org.wenshu.local.suite.Installation;

/** What a backup is as a file, and what a restore does with folders; on a store without a suite. */
class BackupTest {
    @TempDir
    Path folder;

    private Path data;
    private Path backup;

    @BeforeEach
    void an_installation_with_a_document() throws IOException {
        data = folder.resolve("data");
        backup = folder.resolve("office.wenshu");
        DataFormat.ofThisProgram().prepare(data);
        Files.writeString(data.resolve("clock.offset"), "PT2H");
        Files.writeString(data.resolve("operator-secret.txt"), "secret");
        write(data, "通知");
    }

    private static void write(Path data, String title) {
        try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"), 0);
                MongoClient client = MongoClients.create(store.connectionString("office"))) {
            client.getDatabase("office").getCollection("documents").insertOne(new Document("title", title));
        }
    }

    private static List<String> titles(Path data) {
        try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"), 0);
                MongoClient client = MongoClients.create(store.connectionString("office"))) {
            return client.getDatabase("office")
                    .getCollection("documents")
                    .find()
                    .map(document -> document.getString("title"))
                    .into(new java.util.ArrayList<>());
        }
    }

    private TakingBackup.Taken take() {
        return TakingBackup.of(Installation.onFreePorts(data), backup);
    }

    private List<String> in(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Nested
    class taken {
        @Test
        void it_is_one_file_with_data_and_settings_and_without_secrets() throws Exception {
            assertThat(take().held()).isEmpty();

            Manifest manifest = BackupFile.verify(backup);
            assertThat(manifest.files())
                    .extracting(Manifest.Entry::name)
                    .containsExactly("clock.offset", "store/store.mv", "wenshu.format");
            assertThat(manifest.format()).isEqualTo(DataFormat.CURRENT);
            assertThat(in(folder)).containsExactly("data", "office.wenshu");
            assertThat(in(data)).doesNotContain(".backup");
        }

        @Test
        void of_a_running_store_it_holds_changes_for_a_moment() throws Exception {
            Installation installation = Installation.onFreePorts(data);
            try (EmbeddedStore store =
                    EmbeddedStore.open(data.resolve("store"), installation.port(org.wenshu.local.suite.Part.STORE))) {
                assertThat(store.port()).isPositive();
                assertThat(TakingBackup.of(installation, backup).held()).isPresent();
            }
            Path elsewhere = folder.resolve("elsewhere");
            RestoringBackup.of(backup, elsewhere, false);
            assertThat(titles(elsewhere)).containsExactly("通知");
        }

        @Test
        void a_place_that_will_not_do_is_named_and_nothing_is_written() throws Exception {
            take();
            assertThatThrownBy(BackupTest.this::take)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("exists already");
            refused(folder, "is a folder");
            refused(data.resolve("mine.wenshu"), "inside the data folder");
            refused(folder.resolve("nowhere/x.wenshu"), "does not exist");
            assertThatThrownBy(() -> TakingBackup.of(Installation.onFreePorts(folder.resolve("empty")), backup))
                    .hasMessageContaining("no installation");
            assertThat(in(folder)).containsExactly("data", "office.wenshu");
        }

        @Test
        void two_at_once_do_not_take_each_others_copy_away() throws Exception {
            try (var channel = java.nio.channels.FileChannel.open(
                            data.resolve("backup.lock"),
                            java.nio.file.StandardOpenOption.CREATE,
                            java.nio.file.StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                assertThat(lock.isValid()).isTrue();
                assertThatThrownBy(BackupTest.this::take).hasMessageContaining("Another backup");
            }
            take();
        }

        private void refused(Path place, String why) {
            assertThatThrownBy(() -> TakingBackup.of(Installation.onFreePorts(data), place))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(why);
        }
    }

    @Nested
    class restored {
        @Test
        void it_takes_the_place_of_what_is_there_only_when_forced_and_keeps_that_aside() throws Exception {
            take();
            write(data, "later");
            assertThatThrownBy(() -> RestoringBackup.of(backup, data, false)).hasMessageContaining("--force");
            assertThat(titles(data)).containsExactlyInAnyOrder("通知", "later");

            RestoringBackup.Restored restored = RestoringBackup.of(backup, data, true);
            assertThat(titles(data)).containsExactly("通知");
            assertThat(Files.readString(data.resolve("clock.offset"))).isEqualTo("PT2H");
            assertThat(data.resolve("operator-secret.txt")).doesNotExist();
            assertThat(titles(restored.replaced().orElseThrow())).containsExactlyInAnyOrder("通知", "later");
        }

        @Test
        void it_is_refused_while_something_runs_on_the_folder() {
            take();
            try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"), 0)) {
                assertThat(store.port()).isPositive();
                assertThatThrownBy(() -> RestoringBackup.of(backup, data, true))
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("runs on");
            }
            assertThat(titles(data)).containsExactly("通知");
        }

        @Test
        void a_damaged_file_is_refused_and_nothing_is_changed() throws Exception {
            take();
            byte[] whole = Files.readAllBytes(backup);
            var before = in(folder);

            byte[] flipped = whole.clone();
            flipped[whole.length / 2] ^= 0x40;
            refused(flipped);
            refused(java.util.Arrays.copyOf(whole, whole.length / 2));
            refused(new byte[0]);
            refused("no zip at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(in(folder)).isEqualTo(before);
            assertThat(titles(data)).containsExactly("通知");
        }

        private void refused(byte[] content) throws IOException {
            Files.write(backup, content);
            assertThatThrownBy(() -> RestoringBackup.of(backup, data, true))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(backup.toString());
        }

        @Test
        void another_zip_one_with_more_in_it_and_one_of_a_newer_version_are_refused() throws Exception {
            take();
            edit(zip -> Files.writeString(zip.getPath("more.txt"), "more"));
            assertRefused("does not hold what its manifest says");
            edit(zip -> {
                Files.delete(zip.getPath("more.txt"));
                Path manifest = zip.getPath("manifest.json");
                String text = Files.readString(manifest);
                Files.writeString(
                        manifest, text.replaceFirst("\"format\" : \\d+", "\"format\" : " + (DataFormat.CURRENT + 1)));
            });
            assertRefused("newer Wenshu");
            edit(zip -> Files.delete(zip.getPath("manifest.json")));
            assertRefused("no backup of Wenshu");
        }

        private interface Edit {
            void of(FileSystem zip) throws IOException;
        }

        private void edit(Edit edit) throws IOException {
            try (FileSystem zip = FileSystems.newFileSystem(backup, Map.of())) {
                edit.of(zip);
            }
        }

        private void assertRefused(String why) {
            Path elsewhere = folder.resolve("elsewhere");
            assertThatThrownBy(() -> RestoringBackup.of(backup, elsewhere, false))
                    .hasMessageContaining(why);
            assertThat(elsewhere).doesNotExist();
        }
    }

    @Nested
    class of_another_format {
        @Test
        void older_data_is_backed_up_and_brought_on_step_by_step() throws Exception {
            Files.delete(data.resolve("wenshu.format"));
            var taken = new java.util.ArrayList<Integer>();
            DataFormat later = DataFormat.of(List.of(
                    new DataFormat.Step(3, "third", in -> taken.add(3)),
                    new DataFormat.Step(2, "second", in -> taken.add(2))));
            later.prepare(data);

            assertThat(taken).containsExactly(2, 3);
            assertThat(DataFormat.read(data)).contains(3);
            String backup = in(folder).stream()
                    .filter(name -> name.startsWith("data.format-1-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(BackupFile.verify(folder.resolve(backup)).format()).isEqualTo(1);
            // Nothing is left to do, and no second backup is taken.
            later.prepare(data);
            assertThat(taken).hasSize(2);
            assertThat(in(folder)).hasSize(2);
        }

        /** {@code format-1/store.mv} was written by the last program that kept format 1. */
        @Test
        void data_of_format_1_is_converted_and_nothing_is_missing() throws Exception {
            Path old = folder.resolve("old");
            Files.createDirectories(old.resolve("store"));
            try (var store = BackupTest.class.getResourceAsStream("/format-1/store.mv")) {
                Files.copy(java.util.Objects.requireNonNull(store), old.resolve("store/store.mv"));
            }
            DataFormat.ofThisProgram().prepare(old);

            assertThat(DataFormat.read(old)).contains(2);
            assertThat(titles(old)).containsExactly("关于召开会议的通知", "关于召开会议的通知", "关于召开会议的通知");
            // The backup that was taken first is of the old format, and can be restored and converted again.
            Path backup = folder.resolve(in(folder).stream()
                    .filter(name -> name.startsWith("old.format-1-"))
                    .findFirst()
                    .orElseThrow());
            Path back = folder.resolve("back");
            RestoringBackup.of(backup, back, false);
            assertThat(DataFormat.read(back)).contains(1);
            DataFormat.ofThisProgram().prepare(back);
            assertThat(titles(back)).hasSize(3);
        }

        @Test
        void a_step_that_fails_says_how_to_go_back_and_is_repeated_at_the_next_start() {
            var tries = new java.util.ArrayList<String>();
            DataFormat failing = DataFormat.of(List.of(
                    new DataFormat.Step(DataFormat.CURRENT + 1, "one", in -> tries.add("one")),
                    new DataFormat.Step(DataFormat.CURRENT + 2, "two", in -> {
                        tries.add("two");
                        if (tries.size() < 3) {
                            throw new IOException("disk");
                        }
                    })));
            assertThatThrownBy(() -> failing.prepare(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("./wenshu restore");
            assertThat(DataFormat.read(data)).contains(DataFormat.CURRENT + 1);
            failing.prepare(data);
            assertThat(tries).containsExactly("one", "two", "two");
        }

        @Test
        void newer_data_is_refused_and_not_touched() throws Exception {
            Files.writeString(data.resolve("wenshu.format"), "99\n");
            assertThatThrownBy(() -> DataFormat.ofThisProgram().prepare(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("format 99")
                    .hasMessageContaining("newer version");
            Files.writeString(data.resolve("wenshu.format"), "two");
            assertThatThrownBy(() -> DataFormat.ofThisProgram().prepare(data)).hasMessageContaining("two");
        }
    }
}
