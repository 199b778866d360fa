package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Documents as they are stored: BSON, of which only what a query asks about needs to be read. */
final class StoredBson {

    private static final int USUAL_SIZE = 4 << 10;

    private StoredBson() {}

    static byte[] write(Document document) {
        return new BsonWriter(USUAL_SIZE).document(document).toBytes();
    }

    static Document read(byte[] bson) {
        return new BsonReader(bson).document();
    }

    /** Only the fields with these paths; what lies in a list on the way is read whole. */
    static Document read(byte[] bson, FieldPaths wanted) {
        return wanted.everything() ? read(bson) : read(Unpooled.wrappedBuffer(bson), wanted);
    }

    private static Document read(ByteBuf buffer, FieldPaths wanted) {
        Document document = new Document();
        int end = buffer.readerIndex() + buffer.readIntLE();
        int left = wanted.count();
        while (left > 0) {
            byte type = buffer.readByte();
            if (type == BsonConstants.TERMINATING_BYTE) {
                break;
            }
            FieldPaths below = wanted.below(buffer);
            if (below == null) {
                skip(type, buffer);
                continue;
            }
            left--;
            String name = below.name();
            if (type == BsonConstants.TYPE_EMBEDDED_DOCUMENT && !below.everything()) {
                document.put(name, read(buffer, below));
            } else {
                document.put(name, BsonDecoder.decodeValue(type, buffer));
            }
        }
        buffer.readerIndex(end);
        return document;
    }

    private static void skip(byte type, ByteBuf buffer) {
        switch (type) {
            case BsonConstants.TYPE_DOUBLE,
                    BsonConstants.TYPE_UTC_DATETIME,
                    BsonConstants.TYPE_TIMESTAMP,
                    BsonConstants.TYPE_INT64 -> buffer.skipBytes(8);
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE ->
                buffer.skipBytes(buffer.readIntLE());
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY ->
                buffer.skipBytes(buffer.readIntLE() - 4);
            case BsonConstants.TYPE_DATA -> buffer.skipBytes(buffer.readIntLE() + 1);
            case BsonConstants.TYPE_OBJECT_ID -> buffer.skipBytes(BsonConstants.LENGTH_OBJECTID);
            case BsonConstants.TYPE_BOOLEAN -> buffer.skipBytes(1);
            case BsonConstants.TYPE_INT32 -> buffer.skipBytes(4);
            case BsonConstants.TYPE_DECIMAL128 -> buffer.skipBytes(16);
            default -> BsonDecoder.decodeValue(type, buffer);
        }
    }
}
