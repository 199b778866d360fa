package org.wenshu.directory.keys;

import static org.wenshu.directory.entries.Refusals.author;
import static org.wenshu.office.model.Authorities.DIRECTORY_ADMINISTER;

import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Page;

/** Keys that tokens are signed with (签名密钥). */
@RestController
@RequestMapping("/api/v1/keys")
class KeyController {
    private final SigningKeys keys;

    KeyController(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * @param id the {@code kid} in tokens
     * @param publishedUntil when the last token signed with it has expired; absent for the key that signs now
     */
    record KeyView(
            String id,
            int number,
            boolean signing,
            Instant createdAt,
            String createdBy,
            Optional<Instant> publishedUntil) {
        static KeyView of(SigningKeys.Key key) {
            return new KeyView(
                    key.jwk().getKeyID(),
                    key.number(),
                    key.publishedUntil().isEmpty(),
                    key.createdAt(),
                    key.by().name(),
                    key.publishedUntil());
        }
    }

    @GetMapping
    @Needs(DIRECTORY_ADMINISTER)
    Page<KeyView> list() {
        return Page.of(keys.published()).map(KeyView::of);
    }

    /** A new key signs from now on; the old ones stay published until the last token signed with them has expired. */
    @PostMapping("/rotations")
    @Needs(DIRECTORY_ADMINISTER)
    @ResponseStatus(HttpStatus.CREATED)
    KeyView rotate(Caller caller) {
        return KeyView.of(keys.rotate(author(caller)));
    }
}
