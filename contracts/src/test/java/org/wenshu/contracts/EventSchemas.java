package org.wenshu.contracts;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema (2020-12) of an event from its record, its {@link OneOf} annotations and its Javadoc. */
final class EventSchemas {
    static final EventSchemas OF_THIS_MODULE =
            new EventSchemas(SourceDocumentation.of(ApprovedFiles.module().resolve("src/main/java")));

    private final SourceDocumentation documentation;
    private final SchemaGenerator generator;

    EventSchemas(SourceDocumentation documentation) {
        this.documentation = documentation;
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS, Option.STANDARD_FORMATS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                // A list of one value will grow; as a constant it could not.
                .with(Option.ENUM_KEYWORD_FOR_SINGLE_VALUES)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forTypesInGeneral()
                // In the order of the record, as a person reads it.
                .withPropertySorter((one, other) -> 0)
                .withDescriptionResolver(scope ->
                        documentation.of(scope.getType().getErasedType()).orElse(null));
        config.forFields()
                .withRequiredCheck(field -> !optional(field))
                .withNullableCheck(EventSchemas::optional)
                .withDescriptionResolver(this::description)
                .withEnumResolver(EventSchemas::values);
        this.generator = new SchemaGenerator(config.build());
    }

    ObjectNode of(EventCatalogue.Entry event) {
        return of(event.wireName(), event.type());
    }

    ObjectNode of(String wireName, Class<?> type) {
        ObjectNode generated = generator.generateSchema(type);
        merge(generated);
        ObjectNode schema = generated.objectNode();
        schema.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
        schema.put("$id", "urn:wenshu:event:" + wireName);
        schema.put("title", type.getSimpleName());
        schema.setAll(generated);
        return schema;
    }

    /** The generator puts a described member of a record type into an {@code allOf}; one plain object says the same. */
    private static void merge(JsonNode node) {
        if (node instanceof ObjectNode object && object.get("allOf") instanceof ArrayNode parts) {
            object.remove("allOf");
            parts.forEach(part -> object.setAll((ObjectNode) part));
        }
        node.forEach(EventSchemas::merge);
    }

    private String description(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        Field member = field.getRawMember();
        return documentation
                .of(member.getDeclaringClass(), member.getName())
                .map(text -> vocabulary(member)
                        .flatMap(documentation::of)
                        .map(values -> text + ". " + values)
                        .orElse(text))
                .orElse(null);
    }

    /** The annotation that names the values of a component and says what they mean. */
    private static Optional<Class<? extends Annotation>> vocabulary(Field field) {
        return component(field)
                .flatMap(component -> Arrays.stream(component.getAnnotations()))
                .<Class<? extends Annotation>>map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(OneOf.class))
                .findFirst();
    }

    private static boolean optional(FieldScope field) {
        return !field.isFakeContainerItemScope() && field.getRawMember().getType() == Optional.class;
    }

    private static List<String> values(FieldScope field) {
        boolean container = !field.isFakeContainerItemScope()
                && List.class.isAssignableFrom(field.getRawMember().getType());
        return container ? null : values(field.getRawMember()).orElse(null);
    }

    private static Optional<List<String>> values(Field field) {
        return component(field)
                .map(component -> component.getAnnotation(OneOf.class))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> vocabulary(field).map(type -> type.getAnnotation(OneOf.class)))
                .map(oneOf -> List.of(oneOf.value()));
    }

    private static Stream<RecordComponent> component(Field field) {
        return Stream.ofNullable(field.getDeclaringClass().getRecordComponents())
                .flatMap(Arrays::stream)
                .filter(component -> component.getName().equals(field.getName()));
    }
}
