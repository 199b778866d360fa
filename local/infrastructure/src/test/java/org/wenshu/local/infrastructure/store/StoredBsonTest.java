package org.wenshu.local.infrastructure.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredBsonTest {

    private final Document document = new Document("_id", new ObjectId())
            .append("text", "关于召开会议的通知 𠮷")
            .append("收文", "Ａ")
            .append("empty", "")
            .append("int", -7)
            .append("long", Long.MIN_VALUE)
            .append("double", -0.25)
            .append("decimal", new Decimal128(new BigDecimal("12.50")))
            .append("yes", true)
            .append("no", false)
            .append("nothing", null)
            .append("at", Instant.ofEpochMilli(-1))
            .append("stamp", new BsonTimestamp(77L))
            .append("binary", new BinData(new byte[] {0, 1, (byte) 0xFF}))
            .append("uuid", UUID.randomUUID())
            .append("old uuid", new LegacyUUID(1, 2))
            .append("pattern", new BsonRegularExpression("^a", "i"))
            .append("min", MinKey.getInstance())
            .append("max", MaxKey.getInstance())
            .append("list", Arrays.asList(1, "two", null, List.of(3), new Document("four", 4), List.of()))
            .append("inner", new Document("a", new Document("b", new Document())).append("c", 1))
            .append("long text", "拟办".repeat(5_000));

    @Test
    void it_is_byte_for_byte_what_the_library_writes() {
        ByteBuf expected = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, expected);
        assertThat(StoredBson.write(document)).isEqualTo(ByteBufUtil.getBytes(expected));
    }

    @Test
    void it_is_read_as_the_library_reads_it() {
        // The library's patterns are never equal to each other.
        document.remove("pattern");
        byte[] bson = StoredBson.write(document);
        assertThat(StoredBson.read(bson)).isEqualTo(BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson)));
    }

    @Test
    void only_what_is_asked_for_is_read() {
        byte[] bson = StoredBson.write(document);
        FieldPaths asked = FieldPaths.none().and(List.of("inner.c", "list.four", "uuid", "absent.x"));
        assertThat(StoredBson.read(bson, asked))
                .isEqualTo(new Document("uuid", document.get("uuid"))
                        .append("list", StoredBson.read(bson).get("list"))
                        .append("inner", new Document("c", 1)));
    }
}
