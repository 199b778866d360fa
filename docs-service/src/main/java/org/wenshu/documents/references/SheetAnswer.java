package org.wenshu.documents.references;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A spreadsheet as the answer to a request, sent while it is written. */
public final class SheetAnswer {
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Executor WRITERS = Executors.newVirtualThreadPerTaskExecutor();

    private SheetAnswer() {}

    public static ResponseEntity<Publisher<DataBuffer>> of(String fileName, Consumer<OutputStream> write) {
        Publisher<DataBuffer> rows =
                DataBufferUtils.outputStreamPublisher(write::accept, DefaultDataBufferFactory.sharedInstance, WRITERS);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(rows);
    }
}
