package org.wenshu.acceptance.architecture.planted.calendar.calendar;

import org.springframework.util.StringUtils;

/** Guilty: computing days needs no library. */
public class Days {
    boolean named(String name) {
        return StringUtils.hasText(name);
    }
}
