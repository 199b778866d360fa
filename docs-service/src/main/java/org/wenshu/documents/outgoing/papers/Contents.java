package org.wenshu.documents.outgoing.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.wenshu.documents.outgoing.model.Content;
import org.wenshu.documents.outgoing.model.Version;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.store.AggregateMapping;

/** Keeps what drafters write, each text once under its digest, so that what was approved is what is read again (D12). */
@Component
public class Contents {
    private static final String NAME = "content.json";

    private final FileStore files;

    Contents(FileStore files) {
        this.files = files;
    }

    /** Stores the content; it lies there before a document refers to it. */
    public Version.Fingerprints keep(Content content) {
        byte[] whole = written(content);
        String sha256 =
                files.store(new ByteArrayInputStream(whole), NAME, whole.length).sha256();
        return new Version.Fingerprints(sha256, sha256(written(content.substance())));
    }

    /** @throws org.wenshu.platform.problem.Problem NOT_FOUND if it was never kept */
    public Content read(String digest) {
        return AggregateMapping.fromDocument(
                Document.parse(new String(bytes(digest), StandardCharsets.UTF_8)), Content.class);
    }

    /** The digest of what lies in the store under this digest; another one if it was tampered with. */
    public String digestOf(String digest) {
        return sha256(bytes(digest));
    }

    private byte[] bytes(String digest) {
        try (InputStream in = files.open(digest)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(Object content) {
        return AggregateMapping.toDocument(content).toJson().getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
