package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads BSON as the library does, several times as fast, since it reads from an array; rare types it leaves to it. */
final class BsonReader {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int at;

    BsonReader(byte[] bytes) {
        this.bytes = bytes;
    }

    Document document() {
        at += Integer.BYTES;
        Document document = new Document();
        for (byte type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[at++]) {
            String name = name();
            document.put(name, value(type));
        }
        return document;
    }

    private List<@Nullable Object> list() {
        at += Integer.BYTES;
        List<@Nullable Object> elements = new ArrayList<>();
        for (byte type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[at++]) {
            while (bytes[at++] != 0) {
                // The name of an element is its number.
            }
            elements.add(value(type));
        }
        return elements;
    }

    private String name() {
        int from = at;
        while (bytes[at] != 0) {
            at++;
        }
        return new String(bytes, from, at++ - from, StandardCharsets.UTF_8);
    }

    private @Nullable Object value(byte type) {
        return switch (type) {
            case BsonConstants.TYPE_UTF8_STRING -> {
                int length = int32();
                String text = new String(bytes, at, length - 1, StandardCharsets.UTF_8);
                at += length;
                yield text;
            }
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document();
            case BsonConstants.TYPE_ARRAY -> list();
            case BsonConstants.TYPE_INT32 -> int32();
            case BsonConstants.TYPE_INT64 -> int64();
            case BsonConstants.TYPE_DOUBLE -> Double.longBitsToDouble(int64());
            case BsonConstants.TYPE_BOOLEAN -> bytes[at++] != 0;
            case BsonConstants.TYPE_UTC_DATETIME -> Instant.ofEpochMilli(int64());
            case BsonConstants.TYPE_NULL -> null;
            case BsonConstants.TYPE_OBJECT_ID -> {
                at += BsonConstants.LENGTH_OBJECTID;
                yield new ObjectId(Arrays.copyOfRange(bytes, at - BsonConstants.LENGTH_OBJECTID, at));
            }
            default -> {
                ByteBuf rest = Unpooled.wrappedBuffer(bytes, at, bytes.length - at);
                Object value = BsonDecoder.decodeValue(type, rest);
                at += rest.readerIndex();
                yield value;
            }
        };
    }

    private int int32() {
        at += Integer.BYTES;
        return (int) INT.get(bytes, at - Integer.BYTES);
    }

    private long int64() {
        at += Long.BYTES;
        return (long) LONG.get(bytes, at - Long.BYTES);
    }
}
