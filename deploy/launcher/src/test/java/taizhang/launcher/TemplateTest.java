package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void aTemplateWithoutAValueIsAMistake() {
        assertEquals("port 8080$1;", Template.fill("port @PORT@;", Map.of("PORT", "8080$1")));
        assertThrows(IllegalArgumentException.class, () -> Template.fill("@PORT@ @OTHER@", Map.of("PORT", "1")));
    }
}
