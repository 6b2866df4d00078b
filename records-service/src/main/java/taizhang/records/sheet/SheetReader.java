package taizhang.records.sheet;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import taizhang.api.json.Json;
import taizhang.api.problem.ProblemException;
import taizhang.api.table.TableAnswer;
import taizhang.records.imports.RowReader;
import taizhang.records.imports.RowSource;
import taizhang.records.imports.SheetFault;
import taizhang.records.problem.RecordsRule;

/** Reads CSV and XLSX: which of both, the content says. */
@ApplicationScoped
class SheetReader implements RowReader {

    private static final Set<String> MEDIA_TYPES = Set.of(TableAnswer.CSV, TableAnswer.XLSX);
    private static final Function<String, Mapping> MAPPING = Json.reader(new TypeReference<>() {});

    private final Instance<SheetKind> kinds;
    private final Mappings mappings;

    SheetReader(@Any Instance<SheetKind> kinds, Mappings mappings) {
        this.kinds = kinds;
        this.mappings = mappings;
    }

    @Override
    public boolean reads(String mediaType) {
        return MEDIA_TYPES.contains(mediaType);
    }

    @Override
    public Set<String> charsets() {
        return TextEncoding.NAMED.keySet();
    }

    @Override
    public String look(Path file, Wanted wanted) throws SheetFault {
        Mapping mapping = mapping(wanted).in(wanted.charset());
        try (SheetFile sheet = SheetFile.beginning(file, mapping);
                SheetSource rows = SheetSource.open(sheet, form(wanted), mapping)) {
            rows.next();
        }
        return Json.text(mapping);
    }

    private Mapping mapping(Wanted wanted) {
        String code = wanted.mapping();
        if (code == null) {
            return Mapping.NONE;
        }
        Mapping mapping = mappings.find(code, wanted.kind(), wanted.author());
        if (mapping == null) {
            throw ProblemException.parameter("mapping", RecordsRule.UNKNOWN_MAPPING, code);
        }
        return mapping;
    }

    @Override
    public RowSource open(Path file, Wanted wanted, String instructions) throws SheetFault {
        Mapping mapping = MAPPING.apply(instructions);
        SheetFile sheet = SheetFile.open(file, mapping);
        RowSource rows = null;
        try {
            rows = SheetSource.open(sheet, form(wanted), mapping);
            return rows;
        } finally {
            if (rows == null) {
                sheet.close();
            }
        }
    }

    private RowForm form(Wanted wanted) {
        return kinds.stream()
                .filter(kind -> kind.kind() == wanted.kind())
                .findFirst()
                .orElseThrow()
                .form(wanted.author());
    }
}
