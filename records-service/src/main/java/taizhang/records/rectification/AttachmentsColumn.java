package taizhang.records.rectification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import java.util.List;
import java.util.Map;
import taizhang.records.config.Json;

/** The evidence files of a task as JSON. */
class AttachmentsColumn implements AttributeConverter<List<Map<String, Object>>, String> {

    @Override
    public String convertToDatabaseColumn(List<Map<String, Object>> files) {
        try {
            return Json.CANONICAL.writeValueAsString(files);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<Map<String, Object>> convertToEntityAttribute(String json) {
        try {
            return Json.CANONICAL.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
