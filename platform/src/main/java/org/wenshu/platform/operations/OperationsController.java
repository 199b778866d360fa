package org.wenshu.platform.operations;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.reading.DeadLetterController;

/** The operator's view of this service. */
@RestController
@RequestMapping("/api/v1/operations/${spring.application.name}/state")
public class OperationsController {
    private final Operations operations;

    OperationsController(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Needs(DeadLetterController.OPERATE)
    OperatingState state() {
        return operations.state();
    }
}
