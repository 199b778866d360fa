package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** The library's commands, on a file of ours. */
final class StoreBackend extends AbstractMongoBackend {

    private final StoreFile file;
    private final GroupedSync disk;
    private final @Nullable OwnCommand own;

    StoreBackend(StoreFile file, GroupedSync disk, @Nullable OwnCommand own) {
        this.file = file;
        this.disk = disk;
        this.own = own;
        version(ServerVersion.MONGO_5_0);
        file.databases().forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, getCursorRegistry(), file, disk);
    }

    @Override
    public Document handleCommand(@Nullable Channel channel, String database, String command, Document query) {
        if (own != null && command.equalsIgnoreCase(own.name())) {
            return own.answer().apply(query);
        }
        return disk.run(isUnhurried(query), () -> {
            if (command.equalsIgnoreCase("hello") || command.equalsIgnoreCase("isMaster")) {
                // Today's drivers greet by a name that the library does not know.
                Document greeting = super.handleCommand(channel, database, "isMaster", query);
                greeting.put("isWritablePrimary", Boolean.TRUE);
                greeting.put("helloOk", Boolean.TRUE);
                return greeting;
            }
            if (command.equalsIgnoreCase("listDatabases")) {
                return listDatabases();
            }
            return super.handleCommand(channel, database, command, query);
        });
    }

    private static boolean isUnhurried(Document command) {
        return command.get("writeConcern") instanceof Document concern && Boolean.FALSE.equals(concern.get("j"));
    }

    /** The library would open each database a second time. */
    private Document listDatabases() {
        Document answer = new Document(
                "databases",
                listDatabaseNames().stream()
                        .sorted()
                        .map(name -> new Document("name", name)
                                .append("empty", resolveDatabase(name).isEmpty()))
                        .toList());
        Utils.markOkay(answer);
        return answer;
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return disk.run(() -> super.handleQuery(query));
    }
}
