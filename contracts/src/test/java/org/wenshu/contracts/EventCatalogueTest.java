package org.wenshu.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {
    private static final String BASE = "org.wenshu.contracts.";

    @Test
    void lists_every_event_record_there_is() throws Exception {
        List<Class<?>> records = classes().stream()
                .filter(type -> PublicEvent.class.isAssignableFrom(type) && !type.isInterface())
                .toList();
        assertThat(records).isNotEmpty().allMatch(Class::isRecord);
        assertThat(EventCatalogue.entries().stream().map(EventCatalogue.Entry::type))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(records.stream()
                        .map(type -> type.asSubclass(PublicEvent.class))
                        .toList());
    }

    @Test
    void finds_each_event_by_class_and_by_wire_name() {
        assertThat(EventCatalogue.entries()).isNotEmpty().allSatisfy(entry -> {
            assertThat(EventCatalogue.of(entry.type())).isEqualTo(entry);
            assertThat(EventCatalogue.named(entry.wireName())).contains(entry);
        });
    }

    @Test
    void does_not_know_what_is_not_public() {
        record Internal() implements PublicEvent {}
        assertThat(EventCatalogue.named("org.wenshu.documents.Internal.v1")).isEmpty();
        assertThatThrownBy(() -> EventCatalogue.of(Internal.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_events_after_their_service_and_sends_them_to_its_topic() {
        assertThat(EventCatalogue.entries()).allSatisfy(entry -> {
            String area = entry.type().getPackageName().substring(BASE.length());
            assertThat(entry.topic()).isEqualTo("wenshu." + area + ".v1");
            assertThat(entry.wireName())
                    .matches("org\\.wenshu\\." + area + "\\." + entry.type().getSimpleName() + "\\.v[1-9][0-9]*");
        });
    }

    @Test
    void holds_records_of_JDK_types_only() throws Exception {
        List<Class<?>> records = classes().stream().filter(Class::isRecord).toList();
        assertThat(records).isNotEmpty().allSatisfy(type -> {
            if (type == EventCatalogue.Entry.class) {
                return;
            }
            assertThat(type.getRecordComponents())
                    .as(type.getName())
                    .allMatch(component -> allowed(component.getGenericType()), "is of JDK types");
            assertThat(type.getRecordComponents())
                    .as(type.getName())
                    .noneMatch(
                            component -> component.getType().isEnum(), "is no enum, whose readers could not be older");
        });
    }

    private static boolean allowed(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                allowed(generic.getRawType())
                        && Arrays.stream(generic.getActualTypeArguments()).allMatch(EventCatalogueTest::allowed);
            case Class<?> plain ->
                plain.isPrimitive()
                        || plain.getName().startsWith("java.")
                        || (plain.isRecord() && plain.getName().startsWith(BASE));
            default -> false;
        };
    }

    private static List<Class<?>> classes() throws IOException, ReflectiveOperationException {
        Path root = ApprovedFiles.module().resolve("target/classes");
        try (Stream<Path> files = Files.walk(root)) {
            var classes = new java.util.ArrayList<Class<?>>();
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.').replace('\\', '.');
                classes.add(Class.forName(name.substring(0, name.length() - ".class".length())));
            }
            return classes;
        }
    }
}
