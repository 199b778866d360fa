package org.wenshu.platform.files;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/**
 * Contents in GridFS, and one record per content in {@code files} that makes it exist: the record is written last, in
 * one write, so a file is there whole or not at all.
 */
public final class GridFsFileStore implements FileStore {

    private static final int CHUNK = 512 * 1024;
    private static final int BUFFER = 64 * 1024;

    /** Unasked, the embedded store would send all chunks in one reply, which the driver refuses beyond 48 MB. */
    private static final int CHUNKS_AT_A_TIME = 4;

    private final MongoCollection<Document> files;
    private final MongoCollection<Document> uploads;
    private final MongoCollection<Document> chunks;
    private final GridFSBucket bucket;

    public GridFsFileStore(MongoClient mongo, String database) {
        MongoDatabase store = mongo.getDatabase(database);
        this.files = store.getCollection("files");
        this.uploads = store.getCollection("content.files");
        this.chunks = store.getCollection("content.chunks");
        // Nobody waits for the disk here: the record that makes a content exist is written after it, and a journal that
        // holds a later write holds the earlier ones.
        this.bucket = GridFSBuckets.create(store, "content")
                .withChunkSizeBytes(CHUNK)
                .withWriteConcern(WriteConcern.W1.withJournal(false));
    }

    @Override
    public StoredFile store(InputStream in, String fileName, long maxBytes) {
        GridFSUploadStream upload = bucket.openUploadStream("content", new GridFSUploadOptions());
        Reading reading = new Reading();
        try (in) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                reading.add(buffer, read);
                if (reading.size > maxBytes) {
                    throw tooLarge(maxBytes);
                }
                upload.write(buffer, 0, read);
            }
            upload.close();
        } catch (IOException e) {
            abort(upload);
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            abort(upload);
            throw e;
        }
        return record(reading.stored(fileName), upload.getObjectId());
    }

    @Override
    public InputStream open(String sha256) {
        return content(record(sha256)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).detail("没有此文件", "There is no such file")));
    }

    @Override
    public Optional<StoredFile> find(String sha256) {
        return record(sha256).map(GridFsFileStore::stored);
    }

    private Optional<Document> record(String sha256) {
        return Optional.ofNullable(files.find(Filters.eq("_id", sha256)).first());
    }

    private InputStream content(Document record) {
        return bucket.openDownloadStream(record.getObjectId("content")).batchSize(CHUNKS_AT_A_TIME);
    }

    @Override
    public boolean verify(String sha256) {
        Optional<Document> record = record(sha256);
        if (record.isEmpty()) {
            return false;
        }
        StoredFile expected = stored(record.get());
        Reading reading = new Reading();
        try (InputStream in = content(record.get())) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                reading.add(buffer, read);
            }
        } catch (IOException | com.mongodb.MongoGridFSException e) {
            // A missing or short chunk is what this method is there to find.
            return false;
        }
        StoredFile found = reading.stored("");
        return found.sha256().equals(sha256) && found.sm3().equals(expected.sm3()) && found.size() == expected.size();
    }

    @Override
    public int removeOrphans(Duration olderThan) {
        // Ids carry the time of the machine that uploaded, so they are measured by the machine's clock and not by the
        // injected one: a clock moved forward in a demonstration must not make uploads under way look forgotten.
        ObjectId limit = new ObjectId((int) (new ObjectId().getTimestamp() - olderThan.toSeconds()), 0);
        Set<ObjectId> old = new HashSet<>();
        uploads.find(Filters.lte("_id", limit))
                .projection(Projections.include("_id"))
                .forEach(upload -> old.add(upload.getObjectId("_id")));
        chunks.distinct("files_id", Filters.lte("files_id", limit), ObjectId.class)
                .forEach(old::add);
        int removed = 0;
        for (ObjectId upload : old) {
            if (files.find(Filters.eq("content", upload)).first() == null) {
                remove(upload);
                removed++;
            }
        }
        return removed;
    }

    private StoredFile record(StoredFile stored, ObjectId content) {
        try {
            files.insertOne(new Document("_id", stored.sha256())
                    .append("sm3", stored.sm3())
                    .append("size", stored.size())
                    .append("mediaType", stored.mediaType())
                    .append("content", content));
            return stored;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            remove(content);
            return find(stored.sha256()).orElseThrow();
        }
    }

    private void remove(ObjectId upload) {
        uploads.deleteOne(Filters.eq("_id", upload));
        chunks.deleteMany(Filters.eq("files_id", upload));
    }

    private static void abort(GridFSUploadStream upload) {
        try {
            upload.abort();
        } catch (RuntimeException e) {
            // The store is away; the sweep for orphans removes what is left.
        }
    }

    private static Problem tooLarge(long maxBytes) {
        return Problem.of(ProblemType.TOO_LARGE)
                .detail("文件超过上限 " + maxBytes + " 字节", "The file is larger than " + maxBytes + " bytes")
                .with("maxBytes", maxBytes);
    }

    private static StoredFile stored(Document record) {
        return new StoredFile(
                record.getString("_id"),
                record.getString("sm3"),
                record.getLong("size"),
                record.getString("mediaType"));
    }

    /** What is learnt of a content in passing. */
    private static final class Reading {

        private final MessageDigest sha256;
        private final SM3Digest sm3 = new SM3Digest();
        private final byte[] head = new byte[ContentTypes.HEAD];
        private final byte[] tail = new byte[ContentTypes.TAIL];
        private long size;

        Reading() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void add(byte[] bytes, int length) {
            sha256.update(bytes, 0, length);
            sm3.update(bytes, 0, length);
            if (size < head.length) {
                System.arraycopy(bytes, 0, head, (int) size, (int) Math.min(length, head.length - size));
            }
            // The tail is a ring: byte n of the content lies at n modulo its length.
            for (int done = 0; done < length; ) {
                int at = (int) ((size + done) % tail.length);
                int piece = Math.min(length - done, tail.length - at);
                System.arraycopy(bytes, done, tail, at, piece);
                done += piece;
            }
            size += length;
        }

        StoredFile stored(String fileName) {
            byte[] national = new byte[sm3.getDigestSize()];
            sm3.doFinal(national, 0);
            String mediaType =
                    ContentTypes.detect(Arrays.copyOf(head, (int) Math.min(size, head.length)), unrolled(), fileName);
            HexFormat hex = HexFormat.of();
            return new StoredFile(hex.formatHex(sha256.digest()), hex.formatHex(national), size, mediaType);
        }

        private byte[] unrolled() {
            if (size <= tail.length) {
                return Arrays.copyOf(tail, (int) size);
            }
            int start = (int) (size % tail.length);
            byte[] straight = new byte[tail.length];
            System.arraycopy(tail, start, straight, 0, tail.length - start);
            System.arraycopy(tail, 0, straight, tail.length - start, start);
            return straight;
        }
    }
}
