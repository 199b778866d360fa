package org.wenshu.platform.problem;

import java.util.Locale;

/** A sentence for people, in the two languages that the suite speaks. */
public record Text(String zh, String en) {

    public String in(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
    }
}
