package org.wenshu.acceptance.architecture.planted.endpoints.documents.incoming.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.platform.caller.Needs;

/** Guilty: one endpoint says who may call it, two do not. */
@RestController
@RequestMapping("/letters")
public class LetterController {
    @GetMapping
    @Needs("letters:read")
    String list() {
        return "";
    }

    @PostMapping
    String send() {
        return "";
    }

    @RequestMapping("/lost")
    String lost() {
        return "";
    }
}
