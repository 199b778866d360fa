package org.wenshu.platform.files;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Between WebFlux and the file store, a few buffers at a time in either direction. */
public final class FileStreams {

    /** Buffers asked for at a time: enough to keep the wire busy, little enough for many uploads at once. */
    private static final int DEMAND = 16;

    private static final int BUFFER = 64 * 1024;

    private FileStreams() {}

    /**
     * What a client sends, such as {@code FilePart.content()} or a {@code Flux<DataBuffer>} body, for a blocking
     * controller to read; closing it cancels the upload.
     */
    public static InputStream read(Publisher<DataBuffer> content) {
        return DataBufferUtils.subscriberInputStream(content, DEMAND);
    }

    /** The file as the answer to a download; it is read from the store only as fast as the client takes it. */
    public static ResponseEntity<Flux<DataBuffer>> download(FileStore store, StoredFile file, String fileName) {
        Flux<DataBuffer> content = DataBufferUtils.readInputStream(
                        () -> store.open(file.sha256()), DefaultDataBufferFactory.sharedInstance, BUFFER)
                // Later buffers are asked for by an event loop, which the store must not hold up.
                .subscribeOn(Schedulers.boundedElastic());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .eTag("\"" + file.sha256() + "\"")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
