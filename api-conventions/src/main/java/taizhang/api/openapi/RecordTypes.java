package taizhang.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** What the Java records behind the schemas say of null: the compiler holds them to it, so the document need not repeat it. */
final class RecordTypes {

    private static final DotName SCHEMA = DotName.createSimple(Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);

    private final Map<String, ClassInfo> records = new HashMap<>();

    RecordTypes(IndexView index) {
        for (ClassInfo type : index.getKnownClasses()) {
            // Records that no document knows may have the simple name of one that it does.
            if (type.isRecord() && type.annotationsMap().containsKey(SCHEMA)) {
                ClassInfo other = records.put(name(type), type);
                if (other != null && !other.name().equals(type.name())) {
                    throw new IllegalStateException("%s and %s are one schema".formatted(other.name(), type.name()));
                }
            }
        }
    }

    /** @return null when the schema is of no record */
    @Nullable
    ClassInfo of(String schema) {
        return records.get(schema);
    }

    static boolean mayBeNull(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE);
    }

    /** @return whether it is left out of an answer where it is null */
    static boolean isLeftOut(RecordComponentInfo component) {
        ClassInfo type = component.declaringClass();
        return isNonNull(type.declaredAnnotation(INCLUDE))
                || isNonNull(type.field(component.name()).annotation(INCLUDE));
    }

    private static boolean isNonNull(@Nullable AnnotationInstance include) {
        return include != null && include.value().asEnum().equals(JsonInclude.Include.NON_NULL.name());
    }

    private static String name(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }
}
