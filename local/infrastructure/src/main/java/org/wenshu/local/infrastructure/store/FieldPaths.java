package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which fields of a document are asked for, as a tree; a leaf wants everything below it. */
final class FieldPaths {

    private final String name;
    private final byte[] utf8;
    private final List<FieldPaths> fields = new ArrayList<>();
    private boolean everything;

    private FieldPaths(String name) {
        this.name = name;
        this.utf8 = name.getBytes(StandardCharsets.UTF_8);
    }

    static FieldPaths none() {
        return new FieldPaths("");
    }

    /** Also what a query looks at. */
    FieldPaths andOf(Document query) {
        query.forEach((key, condition) -> {
            if (key.equals("$and") || key.equals("$or") || key.equals("$nor")) {
                if (condition instanceof Iterable<?> branches) {
                    for (Object branch : branches) {
                        if (branch instanceof Document document) {
                            andOf(document);
                        }
                    }
                }
            } else if (key.startsWith("$")) {
                everything = true;
            } else {
                and(key);
            }
        });
        return this;
    }

    /** Also these fields. */
    FieldPaths and(Iterable<String> paths) {
        paths.forEach(this::and);
        return this;
    }

    private void and(String path) {
        FieldPaths at = this;
        for (String step : path.split("\\.", -1)) {
            if (step.isEmpty()) {
                break;
            }
            at = at.field(step);
        }
        at.everything = true;
    }

    private FieldPaths field(String step) {
        for (FieldPaths field : fields) {
            if (field.name.equals(step)) {
                return field;
            }
        }
        FieldPaths added = new FieldPaths(step);
        fields.add(added);
        return added;
    }

    boolean everything() {
        return everything;
    }

    String name() {
        return name;
    }

    int count() {
        return fields.size();
    }

    /** Reads a field's name; what is wanted of that field, or null when nothing is. */
    @Nullable
    FieldPaths below(ByteBuf buffer) {
        int length = buffer.bytesBefore((byte) 0);
        int at = buffer.readerIndex();
        buffer.skipBytes(length + 1);
        for (FieldPaths field : fields) {
            if (field.utf8.length == length && same(field.utf8, buffer, at)) {
                return field;
            }
        }
        return null;
    }

    private static boolean same(byte[] name, ByteBuf buffer, int at) {
        for (int i = 0; i < name.length; i++) {
            if (buffer.getByte(at + i) != name[i]) {
                return false;
            }
        }
        return true;
    }
}
