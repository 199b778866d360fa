package org.wenshu.platform.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** The operator's list of dead letters of this service. */
@RestController
@RequestMapping("/api/v1/operations/${spring.application.name}/dead-letters")
public class DeadLetterController {
    /** The authority to look after a running installation. */
    public static final String OPERATE = "operations:operate";

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    @Needs(OPERATE)
    Page<DeadLetter> list(@RequestParam Optional<DeadLetter.State> state, Cursor cursor) {
        List<DeadLetter> found = letters.list(state, cursor.after("id"), cursor.limit() + 1);
        return cursor.page(found, letter -> Map.of("id", letter.id()));
    }

    @GetMapping("/{id}")
    @Needs(OPERATE)
    DeadLetter get(@PathVariable String id) {
        return letters.get(id);
    }

    @PostMapping("/{id}/replays")
    @Needs(OPERATE)
    DeadLetter replay(@PathVariable String id, Caller caller) {
        return letters.replay(id, caller.id());
    }
}
