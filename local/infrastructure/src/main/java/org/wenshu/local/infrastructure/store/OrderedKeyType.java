package org.wenshu.local.infrastructure.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How keys lie in a page of the file: each without what it shares with the one before. */
final class OrderedKeyType extends BasicDataType<OrderedKey> {

    static final OrderedKeyType INSTANCE = new OrderedKeyType();

    private static final int OBJECTS_AROUND_THE_BYTES = 40;
    private static final OrderedKey NOTHING = new OrderedKey(new byte[0]);

    private OrderedKeyType() {}

    @Override
    public int compare(OrderedKey one, OrderedKey other) {
        return one.compareTo(other);
    }

    @Override
    public int getMemory(OrderedKey key) {
        return OBJECTS_AROUND_THE_BYTES + key.bytes().length;
    }

    @Override
    public void write(WriteBuffer buffer, OrderedKey key) {
        write(buffer, key, NOTHING);
    }

    @Override
    public void write(WriteBuffer buffer, Object storage, int length) {
        OrderedKey before = NOTHING;
        for (OrderedKey key : Arrays.asList((OrderedKey[]) storage).subList(0, length)) {
            write(buffer, key, before);
            before = key;
        }
    }

    private static void write(WriteBuffer buffer, OrderedKey key, OrderedKey before) {
        byte[] bytes = key.bytes();
        int shared = Arrays.mismatch(bytes, before.bytes());
        int same = shared < 0 ? bytes.length : shared;
        buffer.putVarInt(same).putVarInt(bytes.length - same).put(bytes, same, bytes.length - same);
    }

    @Override
    public OrderedKey read(ByteBuffer buffer) {
        return read(buffer, NOTHING);
    }

    @Override
    public void read(ByteBuffer buffer, Object storage, int length) {
        OrderedKey[] keys = (OrderedKey[]) storage;
        OrderedKey before = NOTHING;
        for (int i = 0; i < length; i++) {
            keys[i] = read(buffer, before);
            before = keys[i];
        }
    }

    private static OrderedKey read(ByteBuffer buffer, OrderedKey before) {
        int same = DataUtils.readVarInt(buffer);
        int more = DataUtils.readVarInt(buffer);
        byte[] bytes = Arrays.copyOf(before.bytes(), same + more);
        buffer.get(bytes, same, more);
        return new OrderedKey(bytes);
    }

    @Override
    public OrderedKey[] createStorage(int size) {
        return new OrderedKey[size];
    }
}
