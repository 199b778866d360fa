package org.wenshu.notifications.inbox;

import static org.wenshu.office.model.Authorities.INBOX_READ;

import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;
import reactor.core.publisher.Flux;

/** One's own inbox (N2): to page through, to follow, to acknowledge. */
@RestController
@RequestMapping("/api/v1/inbox")
class InboxController {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Inbox inbox;
    private final InboxStreams streams;

    InboxController(Inbox inbox, InboxStreams streams) {
        this.inbox = inbox;
        this.streams = streams;
    }

    /** {@code total} counts what matches, so that {@code ?unread=true&limit=1} tells how many are unread. */
    @GetMapping
    @Needs(INBOX_READ)
    Page<InboxItem> list(@RequestParam Optional<Boolean> unread, Cursor cursor, Actor actor) {
        return inbox.page(actor.id(), unread, cursor).map(InboxItem::of);
    }

    /**
     * Messages as they arrive.
     *
     * @param lastEventId the number of the last message seen; sent by browsers when they come back
     * @param after the same for the first connection, for which a browser cannot send the header
     */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(INBOX_READ)
    Flux<ServerSentEvent<InboxItem>> stream(
            @RequestHeader(name = LAST_EVENT_ID) Optional<String> lastEventId,
            @RequestParam Optional<String> after,
            Actor actor) {
        OptionalInt from = lastEventId.isPresent()
                ? number(LAST_EVENT_ID, lastEventId.get())
                : after.map(text -> number("after", text)).orElse(OptionalInt.empty());
        return streams.open(actor.id(), from);
    }

    private static OptionalInt number(String field, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field(field, "inbox-number", "应为本收件箱中消息的序号", "must be the number of a message of this inbox");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    @PostMapping("/{id}/acknowledgement")
    @Needs(INBOX_READ)
    ResponseEntity<InboxItem> acknowledge(@PathVariable String id, Actor actor) {
        Delivery delivery = inbox.acknowledge(id, actor);
        return ResponseEntity.ok().eTag(Etags.of(delivery.version())).body(InboxItem.of(delivery));
    }
}
