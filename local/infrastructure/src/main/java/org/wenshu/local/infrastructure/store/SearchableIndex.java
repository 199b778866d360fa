package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.Iterator;
import java.util.List;

/** What a query can be answered from: documents in the order of some of their fields. */
interface SearchableIndex {

    /**
     * One document in the order of the index.
     *
     * @param key the fields' values, and the document's position where the index is not unique
     */
    record Entry(OrderedKey key, OrderedKey position) {}

    List<IndexKey> fields();

    /** Whether documents that have none of the fields are left out. */
    boolean sparse();

    /** Whether its entries are such that queries can use it. */
    boolean usable();

    /** Whether some document has had a list on the path of this field. */
    boolean listed(int field);

    /** Whether its order is the library's order for every value that it holds. */
    boolean sortsExactly();

    /** Whether the position follows the fields' values in the key. */
    boolean endsWithPosition();

    long count(OrderedKey from, OrderedKey to);

    Iterator<Entry> walk(OrderedKey from, OrderedKey to, boolean backwards);
}
