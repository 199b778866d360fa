package org.wenshu.acceptance.architecture.planted.endpoints.gateway;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Innocent: the gateway decides by path. */
@RestController
public class FrontPageController {
    @GetMapping("/")
    String page() {
        return "";
    }
}
