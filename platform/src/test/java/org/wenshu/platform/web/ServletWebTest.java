package org.wenshu.platform.web;

import org.springframework.boot.WebApplicationType;

class ServletWebTest extends WebContract {

    ServletWebTest() {
        super(WebApplicationType.SERVLET, NoteService.class);
    }
}
