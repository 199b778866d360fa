package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.function.UnaryOperator;

/**
 * A command that MongoDB does not know.
 *
 * @param name in small letters
 */
public record OwnCommand(String name, UnaryOperator<Document> answer) {}
