package org.wenshu.local.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.wenshu.local.suite.CannotStart;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One file that holds an installation's data at one moment: a zip of the files and a manifest with their digests. */
final class BackupFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_MANIFEST = 64 << 20;

    private BackupFile() {}

    /**
     * Writes a backup so that the file either is whole or is not there.
     *
     * @param contents by their names in the data folder
     */
    static Manifest write(Path file, int format, Instant takenAt, boolean running, Map<String, Path> contents)
            throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            var entries = new ArrayList<Manifest.Entry>();
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                onlyForOwner(part);
                var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
                zip.setLevel(Deflater.BEST_SPEED);
                for (var content : new TreeMap<>(contents).entrySet()) {
                    zip.putNextEntry(new ZipEntry(content.getKey()));
                    MessageDigest digest = sha256();
                    long size = Files.copy(content.getValue(), new DigestOutputStream(zip, digest));
                    zip.closeEntry();
                    entries.add(new Manifest.Entry(
                            content.getKey(), size, HexFormat.of().formatHex(digest.digest())));
                }
                zip.putNextEntry(new ZipEntry(Manifest.NAME));
                var manifest = new Manifest(Manifest.KIND, format, takenAt, running, entries);
                zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
                zip.closeEntry();
                zip.finish();
                zip.flush();
                channel.force(true);
            }
            Manifest read = read(part, file, format, BackupFile::passOver);
            // Does not replace what somebody else has put there meanwhile.
            Files.move(part, file);
            return read;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Reads every byte and compares it with what the manifest says. */
    static Manifest verify(Path file) throws IOException {
        return read(file, file, DataFormat.CURRENT, BackupFile::passOver);
    }

    private static void passOver(String name, InputStream content) throws IOException {
        content.transferTo(OutputStream.nullOutputStream());
    }

    /** Unpacks into an empty folder; whatever is wrong with the file is told before anything else is touched. */
    static Manifest unpack(Path file, Path to) throws IOException {
        return read(file, file, DataFormat.CURRENT, (name, in) -> {
            Path target = to.resolve(name);
            Files.createDirectories(target.getParent());
            try (FileChannel channel =
                    FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                in.transferTo(Channels.newOutputStream(channel));
                channel.force(true);
            }
        });
    }

    private interface Use {
        void of(String name, InputStream content) throws IOException;
    }

    private static Manifest read(Path file, Path called, int newestFormat, Use use) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip, called);
            if (manifest.format() > newestFormat) {
                throw new CannotStart(called + " was taken by a newer Wenshu (data format " + manifest.format()
                        + ", this one knows " + newestFormat + "). Restore it with that version or a newer one.");
            }
            Set<String> present = new HashSet<>();
            zip.stream().map(ZipEntry::getName).forEach(present::add);
            present.remove(Manifest.NAME);
            Set<String> named = new HashSet<>();
            for (Manifest.Entry entry : manifest.files()) {
                if (!isInside(entry.name()) || !named.add(entry.name())) {
                    throw damaged(called, "its manifest names " + entry.name());
                }
            }
            if (!present.equals(named)) {
                throw damaged(called, "it does not hold what its manifest says");
            }
            for (Manifest.Entry entry : manifest.files()) {
                check(zip, entry, called, use);
            }
            return manifest;
        } catch (ZipException e) {
            throw damaged(called, e.getMessage() + "");
        }
    }

    private static void check(ZipFile zip, Manifest.Entry entry, Path called, Use use) throws IOException {
        MessageDigest digest = sha256();
        var counted = new CountedInput(zip.getInputStream(zip.getEntry(entry.name())), digest);
        try (var in = new BufferedInputStream(counted, 1 << 16)) {
            use.of(entry.name(), in);
        } catch (ZipException | java.io.EOFException e) {
            throw damaged(called, entry.name() + ": " + e.getMessage());
        }
        if (counted.size() != entry.size()
                || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
            throw damaged(called, entry.name() + " is not as it was written");
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw notABackup(file);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = JSON.readValue(in.readNBytes(LARGEST_MANIFEST), Manifest.class);
            if (!Manifest.KIND.equals(manifest.kind()) || manifest.format() < 1) {
                throw notABackup(file);
            }
            return manifest;
        } catch (JacksonException | NullPointerException e) {
            throw notABackup(file);
        }
    }

    private static boolean isInside(String name) {
        return name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
    }

    private static CannotStart notABackup(Path file) {
        return new CannotStart(file + " is no backup of Wenshu: it has no manifest that says so.");
    }

    private static CannotStart damaged(Path file, String what) {
        return new CannotStart(
                file + " is damaged (" + what + "). Nothing was changed; use another copy of it or another backup.");
    }

    private static void onlyForOwner(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts and digests what is read through it. */
    private static final class CountedInput extends java.io.FilterInputStream {
        private final MessageDigest digest;
        private long size;

        CountedInput(InputStream in, MessageDigest digest) {
            super(in);
            this.digest = digest;
        }

        long size() {
            return size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                digest.update(bytes, offset, read);
                size += read;
            }
            return read;
        }
    }

    /** All regular files below a folder, by their paths in it. */
    static Map<String, Path> filesOf(Path folder) throws IOException {
        var files = new TreeMap<String, Path>();
        try (var all = Files.walk(folder)) {
            List<Path> found = all.filter(Files::isRegularFile).toList();
            found.forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
        }
        return files;
    }
}
