package taizhang.records.organization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditCodeTest {

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y43, true", // the example of the standard itself
        "91350100M000100Y44, false",
        "91350100M000100Y34, false",
        "91530100M000100Y43, false",
        "91350100m000100y43, false",
        "91350100M000100Y4, false",
        "91350100M000100Y433, false",
        "91350100I000100Y43, false",
        "９1350100M000100Y43, false",
        "'', false"
    })
    void checksTheLastCharacter(String code, boolean valid) {
        assertEquals(valid, CreditCode.isValid(code), code);
    }
}
