package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Writes answers onto the wire as the library does, but for the speed of its BSON. */
final class AnswerEncoder extends MessageToByteEncoder<MongoMessage> {

    private static final int HEADER_BYTES = 4 * Integer.BYTES + Integer.BYTES + 1;
    private static final int USUAL_SIZE = 1 << 10;

    @Override
    protected void encode(ChannelHandlerContext context, MongoMessage answer, ByteBuf out) {
        BsonWriter body = new BsonWriter(USUAL_SIZE).document(answer.getDocument());
        out.writeIntLE(HEADER_BYTES + body.length());
        out.writeIntLE(answer.getHeader().getRequestID());
        out.writeIntLE(answer.getHeader().getResponseTo());
        out.writeIntLE(OpCode.OP_MSG.getId());
        out.writeIntLE(answer.getFlags());
        out.writeByte(MongoMessage.SECTION_KIND_BODY);
        body.copyTo(out);
    }
}
