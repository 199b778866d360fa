package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as bytes that sort as the library sorts the values, and are the same when it takes the values as equal
 * (1, 1L and 1.0). No value's bytes begin with another's, so values can follow each other in one key.
 */
final class KeyWriter {

    private static final int MIN_KEY = 0x10;
    private static final int EMPTY_LIST = 0x14;
    private static final int NULL = 0x18;
    private static final int NUMBER = 0x20;
    private static final int STRING = 0x30;
    private static final int DOCUMENT = 0x40;
    private static final int LIST = 0x48;
    private static final int BINARY = 0x50;
    private static final int LEGACY_UUID = 0x54;
    private static final int UUID_RANK = 0x58;
    private static final int OBJECT_ID = 0x60;
    private static final int BOOLEAN = 0x68;
    private static final int INSTANT = 0x70;
    private static final int TIMESTAMP = 0x78;
    private static final int REGEX = 0x80;
    private static final int OTHER = 0x88;
    private static final int MAX_KEY = 0x90;

    private static final int END = 0;
    private static final int MORE = 1;
    private static final int ESCAPE = 1;

    private byte[] bytes = new byte[48];
    private int length;

    static byte[] bytesOf(@Nullable Object value) {
        KeyWriter writer = new KeyWriter();
        writer.value(value);
        return writer.toBytes();
    }

    /** The bytes that every string beginning so begins with. */
    static byte[] beginningOf(String prefix) {
        KeyWriter writer = new KeyWriter();
        writer.put(STRING);
        writer.characters(prefix);
        return writer.toBytes();
    }

    /** What all values of the same kind begin with. */
    static byte[] kindOf(Object value) {
        return new byte[] {(byte) rank(value)};
    }

    static byte[] stringKind() {
        return new byte[] {(byte) STRING};
    }

    /** The whole number that a key stands for. */
    static long wholeNumberOf(OrderedKey key) {
        long bits = ByteBuffer.wrap(key.bytes()).getLong(1);
        return (long) Double.longBitsToDouble(bits < 0 ? bits ^ Long.MIN_VALUE : ~bits);
    }

    /** Whether the order of bytes is the library's order for certain. */
    static boolean sortsExactly(@Nullable Object value) {
        if (value == null) {
            return true;
        }
        return switch (rank(value)) {
            case DOCUMENT, LIST, REGEX, OTHER -> false;
            default -> !(value instanceof Decimal128);
        };
    }

    /** Whether a query for values equal to this one, or beyond it, can be answered by an index. */
    static boolean canBeSought(Object value) {
        return switch (rank(value)) {
            case DOCUMENT, LIST, REGEX, OTHER, MIN_KEY, MAX_KEY, NULL, EMPTY_LIST -> false;
            default -> true;
        };
    }

    KeyWriter value(@Nullable Object value, boolean ascending) {
        int from = length;
        value(value);
        if (!ascending) {
            for (int i = from; i < length; i++) {
                bytes[i] ^= (byte) 0xFF;
            }
        }
        return this;
    }

    KeyWriter raw(byte[] more) {
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void value(@Nullable Object value) {
        if (value == null || value instanceof Missing) {
            put(NULL);
            return;
        }
        int rank = rank(value);
        put(rank);
        switch (value) {
            case Number number -> number(number);
            case String text -> {
                characters(text);
                put(END);
            }
            case Instant instant -> put8(instant.toEpochMilli() ^ Long.MIN_VALUE);
            case Boolean flag -> put(flag ? 1 : 0);
            case ObjectId id -> raw(id.toByteArray());
            case UUID uuid -> {
                put8(uuid.getMostSignificantBits());
                put8(uuid.getLeastSignificantBits());
            }
            case LegacyUUID uuid -> {
                put8(uuid.getUuid().getMostSignificantBits() ^ Long.MIN_VALUE);
                put8(uuid.getUuid().getLeastSignificantBits() ^ Long.MIN_VALUE);
            }
            case BinData binary -> {
                put4(binary.getData().length);
                raw(binary.getData());
            }
            case BsonTimestamp timestamp -> put8(timestamp.getValue());
            case Map<?, ?> fields -> {
                fields.forEach((name, field) -> {
                    put(MORE);
                    characters((String) name);
                    put(END);
                    value(field);
                });
                put(END);
            }
            case Collection<?> elements -> {
                if (rank == LIST) {
                    elements.forEach(element -> {
                        put(MORE);
                        value(element);
                    });
                    put(END);
                }
            }
            default -> {
                if (rank == REGEX || rank == OTHER) {
                    byte[] encoded = asBson(value);
                    put4(encoded.length);
                    raw(encoded);
                }
            }
        }
    }

    /** As a double; a long between two doubles by how far it is from the one that it is cast to. */
    private void number(Number number) {
        double rounded = number.doubleValue() == 0 ? 0.0 : number.doubleValue();
        long bits = Double.doubleToLongBits(rounded);
        put8(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        long rest = number instanceof Long exact ? exact - (long) rounded : 0;
        put((int) ((rest + 0x8000) >> 8));
        put((int) (rest + 0x8000));
    }

    /** Each UTF-16 unit by itself in the manner of UTF-8, since the library compares UTF-16 units. */
    private void characters(String text) {
        makeRoom(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit <= ESCAPE) {
                put(ESCAPE);
                put(unit + 1);
            } else if (unit < 0x80) {
                put(unit);
            } else if (unit < 0x800) {
                put(0xC0 | unit >> 6);
                put(0x80 | unit & 0x3F);
            } else {
                put(0xE0 | unit >> 12);
                put(0x80 | unit >> 6 & 0x3F);
                put(0x80 | unit & 0x3F);
            }
        }
    }

    private static byte[] asBson(Object value) {
        ByteBuf buffer = Unpooled.buffer();
        try {
            BsonEncoder.encodeDocument(new Document("", value), buffer);
            return ByteBufUtil.getBytes(buffer);
        } finally {
            buffer.release();
        }
    }

    private static int rank(Object value) {
        return switch (value) {
            case Missing missing -> NULL;
            case String text -> STRING;
            case Number number -> NUMBER;
            case Instant instant -> INSTANT;
            case Boolean flag -> BOOLEAN;
            case Map<?, ?> fields -> DOCUMENT;
            case Collection<?> elements -> elements.isEmpty() ? EMPTY_LIST : LIST;
            case ObjectId id -> OBJECT_ID;
            case UUID uuid -> UUID_RANK;
            case LegacyUUID uuid -> LEGACY_UUID;
            case BinData binary -> BINARY;
            case BsonTimestamp timestamp -> TIMESTAMP;
            case MinKey min -> MIN_KEY;
            case MaxKey max -> MAX_KEY;
            case BsonRegularExpression regex -> REGEX;
            default -> OTHER;
        };
    }

    private void put(int value) {
        makeRoom(1);
        bytes[length++] = (byte) value;
    }

    private void put4(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            put(value >> shift);
        }
    }

    private void put8(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (value >> shift));
        }
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
