package taizhang.records.rectification;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import java.util.List;
import java.util.function.Function;
import taizhang.api.json.Json;
import taizhang.records.attachment.Attachment;

/** The evidence files of a task as JSON. */
class AttachmentsColumn implements AttributeConverter<List<Attachment>, String> {

    private static final Function<String, List<Attachment>> READER = Json.reader(new TypeReference<>() {});

    @Override
    public String convertToDatabaseColumn(List<Attachment> files) {
        return Json.text(files);
    }

    @Override
    public List<Attachment> convertToEntityAttribute(String json) {
        return READER.apply(json);
    }
}
