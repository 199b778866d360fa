package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes BSON as the library does, several times as fast, since it writes to an array; rare types it leaves to it. */
final class BsonWriter {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int at;

    BsonWriter(int expected) {
        this.bytes = new byte[expected];
    }

    BsonWriter document(Map<?, ?> document) {
        int start = begin();
        for (Map.Entry<?, ?> field : document.entrySet()) {
            field((String) field.getKey(), field.getValue());
        }
        end(start);
        return this;
    }

    int length() {
        return at;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, at);
    }

    void copyTo(ByteBuf buffer) {
        buffer.writeBytes(bytes, 0, at);
    }

    private int begin() {
        makeRoom(Integer.BYTES);
        at += Integer.BYTES;
        return at - Integer.BYTES;
    }

    private void end(int start) {
        makeRoom(1);
        bytes[at++] = BsonConstants.TERMINATING_BYTE;
        INT.set(bytes, start, at - start);
    }

    private void field(String name, @Nullable Object value) {
        makeRoom(2 + 3 * name.length());
        int typeAt = at++;
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (unit >= 0x80) {
                at = typeAt + 1;
                byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(utf8, 0, bytes, at, utf8.length);
                at += utf8.length;
                break;
            }
            bytes[at++] = (byte) unit;
        }
        bytes[at++] = 0;
        byte type = value(value);
        bytes[typeAt] = type;
    }

    /** The type of what it wrote. */
    private byte value(@Nullable Object value) {
        switch (value) {
            case null -> {
                return BsonConstants.TYPE_NULL;
            }
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                makeRoom(Integer.BYTES + utf8.length + 1);
                INT.set(bytes, at, utf8.length + 1);
                System.arraycopy(utf8, 0, bytes, at + Integer.BYTES, utf8.length);
                at += Integer.BYTES + utf8.length;
                bytes[at++] = 0;
                return BsonConstants.TYPE_UTF8_STRING;
            }
            case Map<?, ?> fields -> {
                document(fields);
                return BsonConstants.TYPE_EMBEDDED_DOCUMENT;
            }
            case Collection<?> elements -> {
                int start = begin();
                int number = 0;
                for (Object element : elements) {
                    field(Integer.toString(number++), element);
                }
                end(start);
                return BsonConstants.TYPE_ARRAY;
            }
            case Integer number -> {
                makeRoom(Integer.BYTES);
                INT.set(bytes, at, number.intValue());
                at += Integer.BYTES;
                return BsonConstants.TYPE_INT32;
            }
            case Long number -> {
                int64(number);
                return BsonConstants.TYPE_INT64;
            }
            case Double number -> {
                int64(Double.doubleToRawLongBits(number));
                return BsonConstants.TYPE_DOUBLE;
            }
            case Instant instant -> {
                int64(instant.toEpochMilli());
                return BsonConstants.TYPE_UTC_DATETIME;
            }
            case Boolean flag -> {
                makeRoom(1);
                bytes[at++] = (byte) (flag ? 1 : 0);
                return BsonConstants.TYPE_BOOLEAN;
            }
            case ObjectId id -> {
                copy(id.toByteArray());
                return BsonConstants.TYPE_OBJECT_ID;
            }
            default -> {
                byte type = BsonEncoder.determineType(value);
                ByteBuf buffer = Unpooled.buffer();
                BsonEncoder.encodeValue(type, value, buffer);
                byte[] encoded = new byte[buffer.readableBytes()];
                buffer.readBytes(encoded);
                copy(encoded);
                return type;
            }
        }
    }

    private void int64(long value) {
        makeRoom(Long.BYTES);
        LONG.set(bytes, at, value);
        at += Long.BYTES;
    }

    private void copy(byte[] more) {
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, at, more.length);
        at += more.length;
    }

    private void makeRoom(int more) {
        if (at + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
        }
    }
}
