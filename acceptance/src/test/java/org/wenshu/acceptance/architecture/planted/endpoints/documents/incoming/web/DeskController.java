package org.wenshu.acceptance.architecture.planted.endpoints.documents.incoming.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.platform.caller.Needs;

/** Innocent. */
@RestController
public class DeskController {
    @GetMapping("/desk")
    @Needs(Needs.NOTHING)
    String desk() {
        return words();
    }

    String words() {
        return "";
    }
}
