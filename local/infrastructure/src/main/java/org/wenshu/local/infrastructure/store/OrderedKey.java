package org.wenshu.local.infrastructure.store;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes that sort as the values they stand for.
 *
 * @param beyond a bound only, never stored: sorts after everything that begins with these bytes
 */
record OrderedKey(byte[] bytes, boolean beyond) implements Comparable<OrderedKey> {

    OrderedKey(byte[] bytes) {
        this(bytes, false);
    }

    OrderedKey from(int offset) {
        return new OrderedKey(Arrays.copyOfRange(bytes, offset, bytes.length));
    }

    /** Compares what follows in each after so many bytes. */
    static int compareTails(OrderedKey one, int oneFrom, OrderedKey other, int otherFrom) {
        return Arrays.compareUnsigned(one.bytes, oneFrom, one.bytes.length, other.bytes, otherFrom, other.bytes.length);
    }

    @Override
    public int compareTo(OrderedKey other) {
        int shared = Arrays.mismatch(bytes, other.bytes);
        if (shared < 0) {
            return Boolean.compare(beyond, other.beyond);
        }
        if (shared == bytes.length) {
            return beyond ? 1 : -1;
        }
        if (shared == other.bytes.length) {
            return other.beyond ? -1 : 1;
        }
        return Byte.compareUnsigned(bytes[shared], other.bytes[shared]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderedKey(byte[] otherBytes, boolean otherBeyond)
                && beyond == otherBeyond
                && Arrays.equals(bytes, otherBytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes) + (beyond ? "…" : "");
    }
}
