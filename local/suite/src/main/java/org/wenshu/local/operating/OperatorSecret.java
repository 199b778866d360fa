package org.wenshu.local.operating;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.wenshu.local.suite.CannotStart;

/**
 * The secret by which the command line signs in to the suite of a data folder: who may read the folder may operate it.
 * The directory service keeps the client {@code local-operator} in step with it.
 */
public final class OperatorSecret {
    private static final int BYTES = 32;

    private OperatorSecret() {}

    /** The file, made if it is not there. */
    public static Path in(Path data) {
        Path file = fileIn(data);
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            Files.createDirectories(data);
            FileAttribute<?>[] onlyForOwner = Files.getFileStore(data).supportsFileAttributeView("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            try {
                Files.createFile(file, onlyForOwner);
                Files.writeString(
                        file,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + System.lineSeparator(),
                        StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException kept) {
                // Of an earlier start.
            }
            return file;
        } catch (IOException e) {
            throw new CannotStart("The data folder " + data + " cannot be written to: " + e.getMessage());
        }
    }

    static Optional<String> read(Path data) {
        try {
            Path file = fileIn(data);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("The operators' secret cannot be read: " + e.getMessage());
        }
    }

    private static Path fileIn(Path data) {
        return data.toAbsolutePath().normalize().resolve("operator-secret.txt");
    }
}
