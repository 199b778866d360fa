package org.wenshu.platform.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * Maps an aggregate's fields to a BSON document and back, so that models need no annotation: typed ids become plain
 * strings, the cases of a sealed interface carry their simple name in {@value #CASE}, instants become BSON dates.
 */
public final class AggregateMapping {
    static final String CASE = "_case";

    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new PlainModels())
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                    // Not creators: a class is made by its no-argument constructor whatever others it has; records
                    // are made by their canonical one all the same.
                    .withVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule("bson-dates")
                    .addSerializer(Instant.class, new InstantToDate())
                    .addSerializer(Date.class, new DateAsItIs())
                    .addDeserializer(Instant.class, new DateToInstant()))
            .build();

    private AggregateMapping() {}

    /** The object's fields as a document. */
    public static Document toDocument(Object object) {
        return new Document(MAPPER.convertValue(object, MAP));
    }

    /** A value as it stands inside a document: for queries on mapped fields. */
    @Nullable
    static Object toValue(@Nullable Object value) {
        return value == null ? null : MAPPER.convertValue(value, Object.class);
    }

    /** The object that was mapped to this document; fields that it does not know are passed over. */
    public static <T> T fromDocument(Map<String, Object> document, Class<T> type) {
        return MAPPER.convertValue(document, type);
    }

    private static boolean isTypedId(Class<?> type) {
        if (!type.isRecord()) {
            return false;
        }
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value");
    }

    private static final class PlainModels extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedMethod method
                            && method.getParameterCount() == 0
                            && method.getName().equals("value")
                            && isTypedId(method.getDeclaringClass())
                    ? Boolean.TRUE
                    : super.hasAsValue(config, annotated);
        }

        @Override
        public JsonCreator.Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedConstructor constructor
                            && constructor.getParameterCount() == 1
                            && isTypedId(((AnnotatedMember) constructor).getDeclaringClass())
                    ? JsonCreator.Mode.DELEGATING
                    : super.findCreatorAnnotation(config, annotated);
        }

        @Override
        public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedClass type && type.getRawType().isSealed()
                    ? JsonTypeInfo.Value.construct(
                            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, CASE, null, false, null)
                    : super.findPolymorphicTypeInfo(config, annotated);
        }

        @Override
        public List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
            if (annotated instanceof AnnotatedClass type && type.getRawType().isSealed()) {
                var cases = new ArrayList<NamedType>();
                addCases(type.getRawType(), cases);
                return cases;
            }
            return super.findSubtypes(config, annotated);
        }

        private static void addCases(Class<?> type, List<NamedType> cases) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                if (permitted.isSealed()) {
                    addCases(permitted, cases);
                } else {
                    cases.add(new NamedType(permitted, permitted.getSimpleName()));
                }
            }
        }
    }

    private static final class InstantToDate extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeEmbeddedObject(Date.from(value));
        }
    }

    private static final class DateAsItIs extends ValueSerializer<Date> {
        @Override
        public void serialize(Date value, JsonGenerator generator, SerializationContext context) {
            generator.writeEmbeddedObject(value);
        }
    }

    private static final class DateToInstant extends ValueDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
                    && parser.getEmbeddedObject() instanceof Date date) {
                return date.toInstant();
            }
            // Keys of maps and values of older documents are texts.
            return Instant.parse(parser.getString());
        }
    }
}
