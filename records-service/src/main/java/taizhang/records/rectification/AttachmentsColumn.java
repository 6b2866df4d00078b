package taizhang.records.rectification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import java.util.List;
import taizhang.api.json.Json;
import taizhang.records.evidence.Attachment;

/** The evidence files of a task as JSON. */
class AttachmentsColumn implements AttributeConverter<List<Attachment>, String> {

    @Override
    public String convertToDatabaseColumn(List<Attachment> files) {
        try {
            return Json.CANONICAL.writeValueAsString(files);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<Attachment> convertToEntityAttribute(String json) {
        try {
            return Json.CANONICAL.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
