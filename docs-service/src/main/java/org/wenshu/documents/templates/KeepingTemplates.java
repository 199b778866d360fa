package org.wenshu.documents.templates;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.documents.references.Change;
import org.wenshu.documents.references.Listing;
import org.wenshu.documents.references.OfItsOwnAccord;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.NewIds;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the organ's templates (文种模板, D10); an installation starts with one for each of the fifteen kinds. */
@Service
public class KeepingTemplates {
    private static final String SHIPPED = "org/wenshu/documents/templates.json";
    private static final String ORDER = "sortKey";

    private final AggregateStore<DocumentTemplate> store;
    private final Clock clock;
    private volatile boolean furnished;

    KeepingTemplates(AggregateStores stores, Clock clock) {
        this.store = stores.of(DocumentTemplate.class, "document_templates")
                .id(DocumentTemplate::id)
                .derived("kind", template -> template.current().content().kind().name())
                .derived(
                        ORDER,
                        template -> (char) ('a'
                                        + template.current().content().kind().ordinal())
                                + template.current().content().name())
                .index("kind", "active")
                .index(ORDER, "_id")
                .build();
        this.clock = clock;
    }

    /** The id of the template that comes with Wenshu for a kind; the organ may have changed it since. */
    public static String shippedId(DocumentKind kind) {
        return "shipped-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public DocumentTemplate get(String id) {
        furnish();
        return store.get(id);
    }

    /** The templates of a kind that are in use. */
    public List<DocumentTemplate> of(DocumentKind kind) {
        furnish();
        return store.findAll(and(eq("kind", kind.name()), eq("active", true)));
    }

    Page<DocumentTemplate> page(Optional<DocumentKind> kind, Optional<Boolean> active, Cursor cursor) {
        furnish();
        List<Bson> conditions = new ArrayList<>();
        kind.ifPresent(wanted -> conditions.add(eq("kind", wanted.name())));
        active.ifPresent(wanted -> conditions.add(eq("active", wanted)));
        return Listing.page(store, conditions.isEmpty() ? new Document() : and(conditions), ORDER, false, cursor);
    }

    DocumentTemplate enter(TemplateContent content, Actor by) {
        return store.insert(new DocumentTemplate(
                NewIds.next(), content, Change.of(by, clock.instant(), "CREATED", Optional.empty())));
    }

    DocumentTemplate revise(String id, TemplateContent content, String reason, Actor by) {
        furnish();
        return store.change(id, template -> template.revise(content, reason, by, clock.instant()));
    }

    DocumentTemplate deactivate(String id, String reason, Actor by) {
        furnish();
        return store.change(id, template -> template.deactivate(reason, by, clock.instant()));
    }

    DocumentTemplate restore(String id, String reason, Actor by) {
        furnish();
        return store.change(id, template -> template.restore(reason, by, clock.instant()));
    }

    private void furnish() {
        if (!furnished) {
            OfItsOwnAccord.act(() -> {
                shipped()
                        .forEach(content -> store.insertOnce(new DocumentTemplate(
                                shippedId(content.kind()), content, Change.shipped(clock.instant()))));
                return true;
            });
            furnished = true;
        }
    }

    static List<TemplateContent> shipped() {
        try (InputStream json = new ClassPathResource(SHIPPED).getInputStream()) {
            List<TemplateForm> forms = new JsonMapper().readValue(json, new TypeReference<>() {});
            return forms.stream().map(TemplateForm::content).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
