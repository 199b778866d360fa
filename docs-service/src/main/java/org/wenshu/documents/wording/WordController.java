package org.wenshu.documents.wording;

import static org.wenshu.documents.references.Requests.SOMETHING;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.document.checks.Vocabulary;
import org.wenshu.documents.references.Change;
import org.wenshu.documents.references.Requests;
import org.wenshu.documents.wording.OwnWord.Wording;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** The organ's own word lists (本单位用语表, D11). */
@RestController
@RequestMapping(WordController.PATH)
class WordController {
    static final String PATH = "/api/v1/word-lists";
    private static final String NO_CONTROLS = "[^\\p{Cntrl}]*";
    private static final java.util.regex.Pattern GROUP = java.util.regex.Pattern.compile("\\$(\\d)");

    private final KeepingWords words;

    WordController(KeepingWords words) {
        this.words = words;
    }

    /**
     * An entry as clients send it: a word or a pattern, not both.
     *
     * @param pattern with bounded repetitions
     * @param instead what to write; in that of a pattern $1 is its first group
     */
    record Form(
            Vocabulary.@NotNull Kind kind,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 100) @Pattern(regexp = NO_CONTROLS) String> word,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 200) @Pattern(regexp = NO_CONTROLS) String> pattern,
            Optional<@Size(max = 200) @Pattern(regexp = NO_CONTROLS) String> instead,
            Optional<@Size(max = 200) @Pattern(regexp = NO_CONTROLS) String> why) {
        Wording wording() {
            if (word.isPresent() == pattern.isPresent()) {
                throw refused("word", "word-or-pattern", "词和模式应且只应填一个", "either a word or a pattern is needed");
            }
            pattern.flatMap(PatternSafety::refusalOf).ifPresent(refusal -> {
                throw refused("pattern", refusal.rule(), refusal.chinese(), refusal.english());
            });
            int groups = pattern.map(text ->
                            java.util.regex.Pattern.compile(text).matcher("").groupCount())
                    .orElse(-1);
            Matcher group = GROUP.matcher(instead.orElse(""));
            while (group.find()) {
                if (Integer.parseInt(group.group(1)) > groups) {
                    throw refused(
                            "instead",
                            "known-group",
                            "模式中没有" + group.group() + "所指的组",
                            "names a group that is not there");
                }
            }
            return new Wording(
                    kind,
                    word.map(String::strip).or(() -> pattern).orElseThrow(),
                    pattern.isPresent(),
                    instead.filter(text -> !text.isBlank()),
                    why.filter(text -> !text.isBlank()));
        }

        private static Problem refused(String field, String rule, String chinese, String english) {
            return Problem.of(ProblemType.INVALID_INPUT).field(field, rule, chinese, english);
        }
    }

    /** An entry with all that was ever changed in it. */
    record View(
            String id,
            long version,
            Vocabulary.Kind kind,
            Optional<String> word,
            Optional<String> pattern,
            Optional<String> instead,
            Optional<String> why,
            boolean removed,
            List<Change> journal) {
        static View of(OwnWord entry) {
            Wording wording = entry.wording();
            Optional<String> text = Optional.of(wording.text());
            return new View(
                    entry.id(),
                    entry.version(),
                    wording.kind(),
                    text.filter(word -> !wording.pattern()),
                    text.filter(pattern -> wording.pattern()),
                    wording.instead(),
                    wording.why(),
                    entry.removed(),
                    entry.journal());
        }
    }

    /** An entry of the lists that come with Wenshu. */
    record StandardView(Vocabulary.Kind kind, String pattern, Optional<String> instead, Optional<String> why) {}

    @PostMapping
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> enter(@Valid @RequestBody Form form, Actor actor) {
        return answer(HttpStatus.CREATED, words.enter(form.wording(), actor));
    }

    @GetMapping
    @Needs(Authorities.REFERENCES_READ)
    Page<View> list(@RequestParam Optional<String> q, @RequestParam Optional<Vocabulary.Kind> kind, Cursor cursor) {
        return words.page(q, kind, cursor).map(View::of);
    }

    @GetMapping("/standard")
    @Needs(Authorities.REFERENCES_READ)
    @Operation(summary = "The lists that come with Wenshu; they are extended by the organ's own entries")
    Page<StandardView> standard(@RequestParam Optional<Vocabulary.Kind> kind) {
        return Page.of(Vocabulary.standard().entries().stream()
                .filter(entry -> kind.isEmpty() || kind.get() == entry.kind())
                .map(entry -> new StandardView(entry.kind(), entry.word(), entry.instead(), entry.why()))
                .toList());
    }

    @GetMapping("/{id}")
    @Needs(Authorities.REFERENCES_READ)
    ResponseEntity<View> get(@PathVariable String id) {
        return answer(HttpStatus.OK, words.get(id));
    }

    @PutMapping("/{id}")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> correct(@PathVariable String id, @Valid @RequestBody Form form, Actor actor) {
        return answer(HttpStatus.OK, words.correct(id, form.wording(), actor));
    }

    @PostMapping("/{id}/removals")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> remove(@PathVariable String id, @Valid @RequestBody Requests.Reason sent, Actor actor) {
        return answer(HttpStatus.CREATED, words.remove(id, sent.reason(), actor));
    }

    private static ResponseEntity<View> answer(HttpStatus status, OwnWord entry) {
        return ResponseEntity.status(status)
                .location(URI.create(PATH + "/" + entry.id()))
                .eTag(Etags.of(entry.version()))
                .body(View.of(entry));
    }
}
