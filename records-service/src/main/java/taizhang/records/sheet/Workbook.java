package taizhang.records.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import taizhang.records.attachment.ZipDirectory;

/** A workbook of Office Open XML (ECMA-376) as far as its cells need: sheets, formats, shared texts. */
final class Workbook implements Closeable {

    private static final int MOST_SHEETS = 1000;

    /** @param part its place in the file */
    record Sheet(String name, boolean hidden, String part) {}

    private final ZipFile zip;
    private final Path folder;
    /** Places of parts by id, and by the last word of their type. */
    private final Map<String, String> parts;

    private final CellFormats formats;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean since1904;

    private Workbook(ZipFile zip, Path folder, Map<String, String> parts) throws IOException {
        this.zip = zip;
        this.folder = folder;
        this.parts = parts;
        this.formats = CellFormats.of(zip, parts.getOrDefault("styles", "xl/styles.xml"));
    }

    /**
     * @return null when a ZIP file holds no workbook
     * @throws IOException also when it is damaged, or would unpack to too much
     */
    static @Nullable Workbook open(Path file) throws IOException {
        ZipDirectory.check(file);
        ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        Workbook book = null;
        try {
            String place = relations(zip, "").getOrDefault("officeDocument", "xl/workbook.xml");
            Workbook found = new Workbook(
                    zip, Objects.requireNonNull(file.toAbsolutePath().getParent()), relations(zip, place));
            book = found.read(place) ? found : null;
            return book;
        } finally {
            if (book == null) {
                zip.close();
            }
        }
    }

    private boolean read(String place) throws IOException {
        boolean isWorkbook = false;
        try (Part part = Part.find(zip, place)) {
            while (part != null && part.nextElement()) {
                switch (part.name()) {
                    case "workbook" -> isWorkbook = true;
                    case "workbookPr" -> since1904 = isTrue(part.attribute("date1904"));
                    case "sheet" -> addSheet(part);
                    default -> {}
                }
            }
        }
        return isWorkbook;
    }

    private void addSheet(Part part) {
        String target = parts.get(String.valueOf(part.attribute("id")));
        String state = part.attribute("state");
        if (target != null && sheets.size() < MOST_SHEETS) {
            boolean hidden = state != null && !state.equals("visible");
            sheets.add(new Sheet(String.valueOf(part.attribute("name")), hidden, target));
        }
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    /** @param of place of a part, whose relations lie beside it; empty: of the file itself */
    private static Map<String, String> relations(ZipFile zip, String of) throws IOException {
        int name = of.lastIndexOf('/') + 1;
        String near = of.substring(0, name);
        Map<String, String> places = new HashMap<>();
        try (Part part = Part.find(zip, near + "_rels/" + of.substring(name) + ".rels")) {
            while (part != null && part.nextElement()) {
                String target = part.attribute("Target");
                if (part.name().equals("Relationship") && target != null) {
                    String type = String.valueOf(part.attribute("Type"));
                    String place = target.startsWith("/") ? target.substring(1) : near + target;
                    places.put(String.valueOf(part.attribute("Id")), place);
                    places.put(type.substring(type.lastIndexOf('/') + 1), place);
                }
            }
        }
        return places;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    /** Reads all of the sheet once before, for what stands behind its rows. */
    Rows rows(Sheet sheet) throws IOException {
        try (Part part = part(sheet)) {
            return rows(sheet, MergedCells.of(part));
        }
    }

    /** @return the same rows, for a look at the first of them: nothing is known of cells that are merged */
    Rows beginning(Sheet sheet) throws IOException {
        return rows(sheet, MergedCells.none());
    }

    private Rows rows(Sheet sheet, MergedCells merged) throws IOException {
        SharedTexts texts = SharedTexts.of(zip, parts.getOrDefault("sharedStrings", "xl/sharedStrings.xml"), folder);
        return new XlsxRows(part(sheet), texts, formats, merged, since1904);
    }

    private Part part(Sheet sheet) throws IOException {
        Part part = Part.find(zip, sheet.part());
        if (part == null) {
            throw new Part.DamagedException();
        }
        return part;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
