package org.wenshu.platform.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CurrentRequest;
import org.wenshu.platform.caller.Needs;

/** A small API with everything a service's controllers do; the same class serves on both stacks. */
@RestController
@RequestMapping("/api/v1")
class NoteController {

    enum Urgency {
        NONE,
        URGENT
    }

    record Item(@NotBlank String name) {}

    record NoteRequest(
            @NotBlank @Size(max = 20) String title,
            @NotNull Urgency urgency,
            LocalDate due,
            int pages,
            Optional<String> remark,
            List<@Valid Item> items) {}

    record Seen(
            String caller,
            Optional<String> onBehalfOf,
            String from,
            boolean bound,
            Optional<String> key,
            Optional<String> fingerprint,
            Optional<Long> ifMatch,
            boolean virtual,
            boolean remark) {}

    record Person(String name) {}

    static final class NoteLocked extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @PostMapping("/notes")
    @Needs("notes:write")
    Seen write(@Valid @RequestBody NoteRequest request, Caller caller) {
        return seen(caller, request.remark().isPresent());
    }

    @PutMapping("/notes/{id}")
    @Needs({"notes:write", "notes:edit"})
    ResponseEntity<Seen> replace(@PathVariable int id, Caller caller) {
        return ResponseEntity.ok().eTag(Etags.of(id)).body(seen(caller, false));
    }

    @PutMapping("/settings")
    @RequiresIfMatch(false)
    @Needs("notes:write")
    void set() {}

    @PostMapping("/notes/{id}/reviews")
    @RequiresIfMatch
    @Needs(Needs.SIGNED_IN)
    Seen review(@PathVariable int id, Caller caller) {
        return seen(caller, false);
    }

    @GetMapping("/notes/{id}")
    @Needs("notes:read")
    Map<String, Object> read(@PathVariable int id) {
        return Map.of("id", id);
    }

    @GetMapping("/notes")
    @Needs("notes:read")
    Page<Integer> list(Cursor cursor) {
        int after = cursor.after("id").map(Integer::parseInt).orElse(0);
        List<Integer> found = IntStream.rangeClosed(after + 1, Math.min(120, after + cursor.limit() + 1))
                .boxed()
                .toList();
        return cursor.page(found, id -> Map.of("id", String.valueOf(id)));
    }

    @GetMapping("/search")
    @Needs("notes:read")
    Map<String, Object> search(
            @RequestParam LocalDate from,
            @RequestParam(defaultValue = "NONE") Urgency urgency,
            @RequestParam @Min(1) int pages) {
        return Map.of("from", from, "urgency", urgency, "pages", pages);
    }

    @GetMapping("/me")
    @Needs(Needs.SIGNED_IN)
    Person me(Person person) {
        return person;
    }

    @GetMapping("/open")
    @Needs(Needs.NOTHING)
    Map<String, Object> open() {
        return Map.of("bound", CurrentRequest.get().isPresent());
    }

    @GetMapping("/broken")
    @Needs(Needs.SIGNED_IN)
    void broken() {
        throw new IllegalStateException("secret inner detail");
    }

    @GetMapping("/locked")
    @Needs(Needs.SIGNED_IN)
    void locked() {
        throw new NoteLocked();
    }

    private static Seen seen(Caller caller, boolean remark) {
        Optional<CurrentRequest> current = CurrentRequest.get();
        return new Seen(
                caller.id(),
                caller.onBehalfOf(),
                caller.from(),
                current.isPresent(),
                current.flatMap(CurrentRequest::requestId),
                current.filter(request -> request.idempotencyKey().isPresent())
                        .map(request -> request.fingerprint().get()),
                current.flatMap(request -> request.ifMatch().isPresent()
                        ? Optional.of(request.ifMatch().getAsLong())
                        : Optional.empty()),
                Thread.currentThread().isVirtual(),
                remark);
    }
}
