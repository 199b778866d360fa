package org.wenshu.notifications.templates.web;

import static org.wenshu.office.model.Authorities.NOTIFICATIONS_ADMINISTER;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.journal.ChangeNoteView;
import org.wenshu.notifications.sending.sms.SmsText;
import org.wenshu.notifications.templates.KeepingTemplates;
import org.wenshu.notifications.templates.Placeholder;
import org.wenshu.notifications.templates.Rendering;
import org.wenshu.notifications.templates.Wordings;
import org.wenshu.notifications.templates.model.NotificationTemplate;
import org.wenshu.notifications.templates.model.TemplateId;
import org.wenshu.notifications.templates.model.Wording;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;
import org.wenshu.platform.web.RequiresIfMatch;

/** The words of messages (N5). */
@RestController
@RequestMapping("/api/v1/notification-templates")
class NotificationTemplateController {
    private final KeepingTemplates templates;
    private final Rendering rendering;

    NotificationTemplateController(KeepingTemplates templates, Rendering rendering) {
        this.templates = templates;
        this.rendering = rendering;
    }

    /** The words for one channel as clients write them. */
    record WordingBody(@Nullable String subject, @NotNull String text) {}

    /** A template as clients write it. */
    record TemplateBody(
            @NotBlank @Size(max = 100) String name, @NotNull Map<Channel, @NotNull @Valid WordingBody> wordings) {
        Map<Channel, Wording> words() {
            return wordingsOf(wordings);
        }
    }

    /** Words to be looked at before they are stored. */
    record PreviewBody(@NotNull Map<Channel, @NotNull @Valid WordingBody> wordings) {}

    private static Map<Channel, Wording> wordingsOf(Map<Channel, WordingBody> bodies) {
        var words = new EnumMap<Channel, Wording>(Channel.class);
        bodies.forEach((channel, body) ->
                words.put(channel, new Wording(Objects.requireNonNullElse(body.subject(), ""), body.text())));
        return words;
    }

    /** A template as clients see it. */
    record TemplateView(String id, String name, Map<Channel, WordingBody> wordings, List<ChangeNoteView> journal) {
        static TemplateView of(NotificationTemplate template) {
            var words = new EnumMap<Channel, WordingBody>(Channel.class);
            template.wordings()
                    .forEach((channel, wording) ->
                            words.put(channel, new WordingBody(wording.subject(), wording.text())));
            return new TemplateView(
                    template.id().value(), template.name(), words, ChangeNoteView.of(template.journal()));
        }
    }

    /**
     * How a message would read.
     *
     * @param parts how many text messages it takes; 1 on other channels
     */
    record PreviewView(String subject, String text, int parts) {}

    /** A placeholder that templates may use. */
    record PlaceholderView(String placeholder, String meaning, String sample) {}

    @GetMapping
    @Needs(NOTIFICATIONS_ADMINISTER)
    Page<TemplateView> list() {
        return Page.of(templates.all()).map(TemplateView::of);
    }

    @GetMapping("/{id}")
    @Needs(NOTIFICATIONS_ADMINISTER)
    ResponseEntity<TemplateView> get(@PathVariable String id) {
        return answer(templates.get(new TemplateId(id)));
    }

    @PostMapping
    @Needs(NOTIFICATIONS_ADMINISTER)
    ResponseEntity<TemplateView> create(@Valid @RequestBody TemplateBody body, Actor actor) {
        NotificationTemplate template = templates.create(body.name(), body.words(), actor);
        return ResponseEntity.created(URI.create("/api/v1/notification-templates/" + template.id()))
                .eTag(Etags.of(template.version()))
                .body(TemplateView.of(template));
    }

    @PutMapping("/{id}")
    @Needs(NOTIFICATIONS_ADMINISTER)
    ResponseEntity<TemplateView> replace(@PathVariable String id, @Valid @RequestBody TemplateBody body, Actor actor) {
        return answer(templates.replace(new TemplateId(id), body.name(), body.words(), actor));
    }

    @DeleteMapping("/{id}")
    @Needs(NOTIFICATIONS_ADMINISTER)
    ResponseEntity<Void> remove(@PathVariable String id, Actor actor) {
        templates.remove(new TemplateId(id), actor);
        return ResponseEntity.noContent().build();
    }

    /** How words would read, with sample values; nothing is stored. */
    @PostMapping("/previews")
    @RequiresIfMatch(false)
    @Needs(NOTIFICATIONS_ADMINISTER)
    Map<Channel, PreviewView> preview(@Valid @RequestBody PreviewBody body) {
        Map<Channel, Wording> words = wordingsOf(body.wordings());
        Wordings.check(words);
        return previews(words);
    }

    @GetMapping("/{id}/preview")
    @Needs(NOTIFICATIONS_ADMINISTER)
    Map<Channel, PreviewView> preview(@PathVariable String id) {
        return previews(templates.get(new TemplateId(id)).wordings());
    }

    @GetMapping("/placeholders")
    @Needs(NOTIFICATIONS_ADMINISTER)
    Page<PlaceholderView> placeholders() {
        return Page.of(Arrays.stream(Placeholder.values())
                .map(place -> new PlaceholderView("{" + place.word() + "}", place.meaning(), place.sample()))
                .toList());
    }

    private Map<Channel, PreviewView> previews(Map<Channel, Wording> words) {
        var previews = new EnumMap<Channel, PreviewView>(Channel.class);
        words.forEach((channel, wording) -> {
            var rendered = rendering.preview(channel, wording);
            int parts = channel == Channel.SMS ? SmsText.parts(rendered.text()).size() : 1;
            previews.put(channel, new PreviewView(rendered.subject(), rendered.text(), parts));
        });
        return previews;
    }

    private static ResponseEntity<TemplateView> answer(NotificationTemplate template) {
        return ResponseEntity.ok().eTag(Etags.of(template.version())).body(TemplateView.of(template));
    }
}
