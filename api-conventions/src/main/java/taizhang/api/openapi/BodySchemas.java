package taizhang.api.openapi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import taizhang.api.json.JsonBody;

/**
 * Completes the schemas of bodies, so that what a client is generated from is what the service takes and answers: what is
 * null, what must be there, and that a merge patch says nothing of what it leaves out.
 */
final class BodySchemas {

    private static final String CREATE = "Create";
    private static final String EDIT = "Edit";
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]+");

    private final Schemas schemas;
    private final RecordTypes types;

    BodySchemas(Schemas schemas, IndexView index) {
        this.schemas = schemas;
        this.types = new RecordTypes(index);
    }

    void complete() {
        inlineScalars();
        Set<String> taken = schemas.reachable(schemas.operations().flatMap(Schemas::bodies));
        schemas.named().forEach((name, schema) -> {
            ClassInfo type = types.of(name);
            if (type != null) {
                (taken.contains(name) ? Side.TAKEN : Side.ANSWERED).complete(schema, type);
            }
        });
        schemas.operations().toList().forEach(this::separateMergePatch);
        schemas.reachable(schemas.operations().flatMap(Schemas::bodies)).forEach(name -> {
            Schema schema = requireNonNull(schemas.named(name));
            Schemas.walk(schema, BodySchemas::tellDefault);
            if (schema.getProperties() != null && schema.getProperties().containsKey("code")) {
                schema.getProperties().get("code").setPattern(CommonParameters.CODE);
            }
        });
        schemas.forEach(BodySchemas::openObject);
    }

    /** A day, an instant, an id and a vocabulary stand where they are used: as names they could be neither described nor null. */
    private void inlineScalars() {
        schemas.forEach(BodySchemas::spellVocabulary);
        Map<String, Schema> scalars = new LinkedHashMap<>(schemas.named());
        scalars.values().removeIf(schema -> schema.getProperties() != null || isA(schema, SchemaType.OBJECT));
        schemas.forEach(schema -> {
            String name = Schemas.target(schema);
            if (name != null && scalars.containsKey(name)) {
                inline(requireNonNull(scalars.get(name)), schema);
            }
        });
    }

    private static void inline(Schema scalar, Schema schema) {
        List<SchemaType> type = new ArrayList<>(scalar.getType());
        if (isA(schema, SchemaType.NULL)) {
            type.add(SchemaType.NULL);
        }
        schema.setRef(null);
        schema.setType(type);
        schema.setFormat(scalar.getFormat());
        schema.setPattern(scalar.getPattern());
        schema.setEnumeration(scalar.getEnumeration());
        if (schema.getExamples() == null) {
            schema.setExamples(scalar.getExamples());
        }
    }

    /** Constants are said as {@link taizhang.api.text.Coded} writes them; the scanner takes a text that is one for an object, too. */
    private static void spellVocabulary(Schema schema) {
        List<Object> words = schema.getEnumeration();
        if (words != null
                && words.stream()
                        .allMatch(word -> CONSTANT.matcher(word.toString()).matches())) {
            schema.setEnumeration(words.stream()
                    .<Object>map(
                            word -> word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList());
            schema.setType(schema.getType().stream()
                    .filter(type -> type != SchemaType.OBJECT)
                    .collect(Collectors.toCollection(ArrayList::new)));
        }
    }

    /** Which way the record of a schema goes. */
    private enum Side {
        /** What is not required may be null as well as left out; a body may lack anything, and its rules say what. */
        TAKEN {
            @Override
            void complete(Schema schema, RecordComponentInfo component) {
                if (RecordTypes.mayBeNull(component) && !isRequired(schema, component.name())) {
                    allowNull(schema, component.name());
                }
            }
        },
        /** All fields are there, null or not, but for those that are left out where there is nothing to say. */
        ANSWERED {
            @Override
            void complete(Schema schema, RecordComponentInfo component) {
                if (RecordTypes.isLeftOut(component)) {
                    return;
                }
                if (!isRequired(schema, component.name())) {
                    schema.addRequired(component.name());
                }
                if (RecordTypes.mayBeNull(component)) {
                    allowNull(schema, component.name());
                }
            }
        };

        abstract void complete(Schema schema, RecordComponentInfo component);

        void complete(Schema schema, ClassInfo type) {
            type.recordComponents().stream()
                    .filter(component -> schema.getProperties() != null
                            && schema.getProperties().containsKey(component.name()))
                    .forEach(component -> complete(schema, component));
        }
    }

    private static boolean isRequired(Schema schema, String property) {
        return schema.getRequired() != null && schema.getRequired().contains(property);
    }

    private static void allowNull(Schema schema, String property) {
        Schema value = requireNonNull(schema.getProperties().get(property));
        if (value.getRef() != null) {
            // In 3.0 null is an addition to a type.
            value.setType(new ArrayList<>(List.of(SchemaType.OBJECT, SchemaType.NULL)));
        } else if (!isA(value, SchemaType.NULL)) {
            value.addType(SchemaType.NULL);
        }
    }

    /**
     * A patch has a schema of its own, made from that of the whole: nothing is required, nothing has a default, and all that
     * the whole can be without may be null, which removes it; so may the members of a map.
     */
    private void separateMergePatch(Operation operation) {
        Content content = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        if (content == null || !content.hasMediaType(JsonBody.MERGE_PATCH)) {
            return;
        }
        String whole = requireNonNull(
                Schemas.target(content.getMediaType(JsonBody.MERGE_PATCH).getSchema()));
        String name = whole.startsWith(CREATE) ? EDIT + whole.substring(CREATE.length()) : whole;
        schemas.add(name, mergePatch(requireNonNull(schemas.named(whole))));
        content.getMediaTypes().values().forEach(body -> body.setSchema(Schemas.to(name)));
    }

    private static Schema mergePatch(Schema whole) {
        Schema patch = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(
                        "A merge patch (RFC 7396): null removes, absent fields stay. Other fields of the record may be"
                                + " sent as they are.");
        whole.getProperties().forEach((property, value) -> {
            Schema part = copy(value);
            part.setDefaultValue(null);
            if (part.getAdditionalPropertiesSchema() != null) {
                part.getAdditionalPropertiesSchema().addType(SchemaType.NULL);
            }
            patch.addProperty(property, part);
        });
        return patch;
    }

    /** As deep as the values of a map, which a patch changes. */
    private static Schema copy(Schema schema) {
        Schema copy = OASFactory.createSchema();
        schema.getAll().forEach(copy::set);
        copy.setType(schema.getType() == null ? null : new ArrayList<>(schema.getType()));
        if (schema.getAdditionalPropertiesSchema() != null) {
            copy.setAdditionalPropertiesSchema(copy(schema.getAdditionalPropertiesSchema()));
        }
        return copy;
    }

    /** Generators make a field with a default one that must be given, or send the default. */
    private static void tellDefault(Schema schema) {
        Object value = schema.getDefaultValue();
        if (value != null) {
            schema.setDefaultValue(null);
            String words = value + " unless told";
            schema.setDescription(schema.getDescription() == null ? words : schema.getDescription() + "; " + words);
        }
    }

    /** An object of which nothing is said is open: to generators one without properties is empty. */
    private static void openObject(Schema schema) {
        if (schema.getRef() != null) {
            if (!isA(schema, SchemaType.NULL)) {
                schema.setType(null);
            }
        } else if (isA(schema, SchemaType.OBJECT)
                && schema.getProperties() == null
                && schema.getOneOf() == null
                && schema.getAdditionalPropertiesSchema() == null) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true));
        }
    }

    private static boolean isA(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}
