package org.wenshu.acceptance;

import java.util.Map;
import org.wenshu.local.client.Answer;

/** The organ's policies as its administrator changes them. */
final class Policies {
    private Policies() {}

    /** Does something under another policy, and puts the old one back. */
    static void with(String name, String value, Runnable story) {
        String before = set(name, value);
        try {
            story.run();
        } finally {
            set(name, before);
        }
    }

    /** Returns what held before. */
    private static String set(String name, String value) {
        Answer now = TheSuite.get("admin", "/api/v1/policies/" + name);
        TheSuite.as("admin")
                .put("/api/v1/policies/" + name, Map.of("value", value), now.header("ETag"))
                .expect(200);
        return now.text("/value");
    }
}
