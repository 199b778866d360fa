package org.wenshu.gateway.problems;

import java.util.Locale;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The languages that problems are written in; Chinese unless the client prefers English. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    public static Language of(ServerHttpRequest request) {
        try {
            for (Locale locale : request.getHeaders().getAcceptLanguageAsLocales()) {
                if (locale.getLanguage().equals("zh")) {
                    return CHINESE;
                }
                if (locale.getLanguage().equals("en")) {
                    return ENGLISH;
                }
            }
        } catch (IllegalArgumentException malformed) {
            return CHINESE;
        }
        return CHINESE;
    }
}
