package taizhang.records.rectification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Several measures in one cell. */
class MeasuresTest {

    @Test
    void numbered() {
        List<String> two = List.of("制定制度", "开展培训");
        assertEquals(two, Measures.titles("1.制定制度；2.开展培训"));
        assertEquals(two, Measures.titles("1、制定制度；\n2、开展培训；"));
        assertEquals(two, Measures.titles("（1）制定制度 (2) 开展培训"));
        assertEquals(two, Measures.titles("①制定制度\n②开展培训"));
        assertEquals(List.of("制定制度。", "开展培训。"), Measures.titles("1. 制定制度。2. 开展培训。"));
        assertEquals(List.of("只有一项"), Measures.titles("1.只有一项"));
    }

    @Test
    void numbersOfOtherThingsDivideNothing() {
        assertEquals(List.of("投入1.5万元", "完成第2、3项；第3、4项"), Measures.titles("1.投入1.5万元；2.完成第2、3项；第3、4项"));
        assertEquals(List.of("落实2.0版方案"), Measures.titles("落实2.0版方案"));
        assertEquals(List.of("分两步：1.调研；2.整改"), Measures.titles("分两步：1.调研；2.整改"));
        assertEquals(List.of("甲，3.乙", "丙"), Measures.titles("1.甲，3.乙；2.丙"));
    }

    @Test
    void withoutNumbers() {
        assertEquals(List.of("制定制度；开展培训"), Measures.titles("制定制度；开展培训"));
        assertEquals(List.of("制定制度", "开展培训"), Measures.titles("制定制度\n\n 开展培训"));
        assertEquals(List.of("a", "b"), Measures.titles("a;b;"));
    }

    @Test
    void eachLosesTheApostropheThatTablesSet() {
        assertEquals(List.of("=a", "'=b", "'90后", "-c"), Measures.titles("'=a;''=b;'90后;'-c"));
        assertEquals(List.of("=a", "-b"), Measures.titles("1.'=a；2.-b"));
    }
}
