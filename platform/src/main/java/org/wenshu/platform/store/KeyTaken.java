package org.wenshu.platform.store;

/** Another aggregate holds this unique key already. */
public final class KeyTaken extends RuntimeException {
    private final String key;
    private final String value;
    private final String holder;

    KeyTaken(String key, String value, String holder) {
        super("unique key '" + key + "' = '" + value + "' is held by " + holder);
        this.key = key;
        this.value = value;
        this.holder = holder;
    }

    /** The name under which the store declares the key. */
    public String key() {
        return key;
    }

    public String value() {
        return value;
    }

    /** The id of the aggregate that holds the key. */
    public String holder() {
        return holder;
    }
}
