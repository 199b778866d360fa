package org.wenshu.local.infrastructure.store;

import org.h2.mvstore.MVMap;

/**
 * What an index remembers of the documents that it has ever held, kept beside it in the file: queries may use it only as
 * far as this allows.
 */
final class IndexTraits {

    private static final String BUILT = "built";
    private static final String INEXACT = "inexact";
    private static final String LISTED = "listed";

    private final MVMap<String, String> properties;
    private final int map;
    private final boolean[] listed;
    private volatile boolean inexact;

    IndexTraits(MVMap<String, String> properties, int map, int fields) {
        this.properties = properties;
        this.map = map;
        this.listed = new boolean[fields];
        this.inexact = properties.containsKey(key(INEXACT));
        for (int field = 0; field < fields; field++) {
            listed[field] = properties.containsKey(key(LISTED + field));
        }
    }

    boolean built() {
        return properties.containsKey(key(BUILT));
    }

    void markBuilt() {
        properties.put(key(BUILT), "");
    }

    boolean inexact() {
        return inexact;
    }

    void markInexact() {
        if (!inexact) {
            properties.put(key(INEXACT), "");
            inexact = true;
        }
    }

    boolean listed(int field) {
        return listed[field];
    }

    boolean anyListed() {
        for (boolean one : listed) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    void markListed(int field) {
        if (!listed[field]) {
            properties.put(key(LISTED + field), "");
            listed[field] = true;
        }
    }

    void forget() {
        properties.remove(key(BUILT));
        properties.remove(key(INEXACT));
        for (int field = 0; field < listed.length; field++) {
            properties.remove(key(LISTED + field));
        }
    }

    private String key(String trait) {
        return "index." + map + "." + trait;
    }
}
