package org.dienlab.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dienlab.data.DataException.Problem;

/**
 * Reads catalogue files. Only the column {@code item} must be there; an empty category, rung or name is allowed.
 */
public final class CatalogueFile {
    static final List<String> COLUMNS = List.of(
            "item", "category", "rung", "name_en", "name_zh", "short_en", "short_zh", "category_en", "category_zh");

    private static final String BUILT_IN = "catalogue.csv";
    private static final List<String> REQUIRED = List.of("item");

    private final List<CatalogueEntry> entries = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private CatalogueFile() {}

    /** All rows, in their order. @throws DataException if the file cannot be used, saying where and why */
    public static List<CatalogueEntry> read(Path file) throws DataException {
        Reading reading = Reading.strict();
        List<CatalogueEntry> entries = read(file, CsvShape.STANDARD, reading);
        reading.finish();
        return entries;
    }

    /** All rows that are good, as part of a reading that ends elsewhere. */
    public static List<CatalogueEntry> read(Path file, CsvShape shape, Reading reading) throws DataException {
        CatalogueFile catalogue = new CatalogueFile();
        CsvTable.read(file, shape, REQUIRED, reading, catalogue::add);
        return catalogue.entries;
    }

    /** The built-in shop, category by category, rung by rung. */
    static List<CatalogueEntry> builtIn() {
        CatalogueFile catalogue = new CatalogueFile();
        try (InputStream bytes = CatalogueFile.class.getResourceAsStream(BUILT_IN)) {
            TextFile text = TextFile.of(Path.of(BUILT_IN), bytes, StandardCharsets.UTF_8);
            Reading reading = Reading.strict();
            CsvTable.read(text, CsvShape.STANDARD, REQUIRED, reading, catalogue::add);
            reading.finish();
            return catalogue.entries;
        } catch (DataException e) {
            throw new IllegalStateException("The built-in catalogue is broken.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(CsvTable.Row row) throws DataException {
        String item = row.get("item", Problem.EMPTY_ITEM);
        if (!seen.add(item)) {
            throw row.wrong("item", Problem.DUPLICATE_ITEM);
        }
        entries.add(new CatalogueEntry(
                item, row.get("category"), rung(row), name(row, "name"), name(row, "short"), name(row, "category")));
    }

    private static BilingualName name(CsvTable.Row row, String kind) {
        return new BilingualName(row.get(kind + "_en"), row.get(kind + "_zh"));
    }

    private static int rung(CsvTable.Row row) throws DataException {
        String text = row.get("rung");
        if (text.isEmpty()) {
            return -1;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw row.wrong("rung", Problem.NOT_A_RUNG);
        }
        return Integer.parseInt(text);
    }
}
