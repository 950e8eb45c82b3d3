package org.dienlab.data.log;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dienlab.data.BilingualName;
import org.dienlab.data.CatalogueEntry;
import org.dienlab.data.CatalogueFile;
import org.dienlab.data.CsvShape;
import org.dienlab.data.CsvTable;
import org.dienlab.data.DataException;
import org.dienlab.data.Reading;

/** Reads names and categories of the items of a log; what the log does not mention is not kept. */
final class ItemNames {
    private static final List<String> ID = List.of("item", "item_id", "itemid", "movieid", "movie_id", "asin", "id");
    private static final List<String> NAME = List.of("title", "name", "item_name", "name_en");
    private static final List<String> CATEGORY = List.of(
            "category",
            "category_path",
            "category_id",
            "genres",
            "genre",
            "leaf_category",
            "sub_category",
            "top_category");
    /** Kinds of films in the columns of {@code u.item}, the first in column {@link #FIRST_GENRE}. */
    private static final List<String> GENRES = List.of(
            "unknown",
            "Action",
            "Adventure",
            "Animation",
            "Children's",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Fantasy",
            "Film-Noir",
            "Horror",
            "Musical",
            "Mystery",
            "Romance",
            "Sci-Fi",
            "Thriller",
            "War",
            "Western");

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "quot", "\"", "lt", "<", "gt", ">", "nbsp", " ", "reg", "\u00AE");
    private static final Pattern ENTITY = Pattern.compile("&(?:#([1-9][0-9]{0,4})|(amp|quot|lt|gt|nbsp|reg));");

    private static final int FIRST_GENRE = 5;
    private static final String PATH_SEPARATOR = " > ";

    private final EventTable events;
    private final List<CatalogueEntry> entries = new ArrayList<>();
    private final BitSet seen = new BitSet();

    private ItemNames(EventTable events) {
        this.events = events;
    }

    /** Reads a file; which kind it is, its name says. Events: categories are added. */
    static List<CatalogueEntry> read(Path file, Reading reading, EventTable events) throws DataException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        ItemNames names = new ItemNames(events);
        if (name.endsWith(".json") || name.endsWith(".jsonl")) {
            Lines.read(file, reading, (line, number) -> names.addProduct(file, line, number));
        } else if (name.equals("u.item")) {
            names.readFilms(file, "|", reading);
        } else if (name.endsWith(".dat")) {
            names.readFilms(file, "::", reading);
        } else {
            names.readTable(file, reading);
        }
        return names.entries;
    }

    private void add(String item, String category, String name) {
        int number = events.items.find(item);
        if (number < 0 || seen.get(number)) {
            return;
        }
        seen.set(number);
        String cut =
                category.length() > TableEvents.LONGEST_ID ? category.substring(0, TableEvents.LONGEST_ID) : category;
        events.categorise(item, cut);
        String leaf = cut.substring(cut.lastIndexOf(PATH_SEPARATOR) < 0 ? 0 : cut.lastIndexOf(PATH_SEPARATOR) + 3);
        BilingualName title = BilingualName.same(plain(name));
        entries.add(new CatalogueEntry(item, cut, -1, title, title, BilingualName.same(plain(leaf))));
    }

    /** Without what web pages leave in names: {@code &#39;} and the like become the characters that they stand for. */
    private static String plain(String name) {
        return name.indexOf('&') < 0
                ? name
                : ENTITY.matcher(name)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) == null ? ENTITIES.get(found.group(2)) : character(found.group(1))));
    }

    private static String character(String number) {
        int code = Integer.parseInt(number);
        boolean printable = !Character.isISOControl(code) && Character.getType(code) != Character.SURROGATE;
        return printable ? Character.toString(code) : " ";
    }

    private void readTable(Path file, Reading reading) throws DataException {
        LogSource table = Recogniser.itemTable(file);
        CsvShape shape = table.shape();
        List<String> columns = table.preview().columns().stream()
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (columns.contains("item") && first(columns, List.of("title", "name")) < 0) {
            for (CatalogueEntry entry : CatalogueFile.read(file, shape, reading)) {
                if (events.items.find(entry.item()) >= 0) {
                    events.categorise(entry.item(), entry.category());
                    entries.add(entry);
                }
            }
            return;
        }
        // Without a header: item, name, category.
        int id = Math.max(0, first(columns, ID));
        int title = shape.header() ? first(columns, NAME) : 1;
        int category = shape.header() ? first(columns, CATEGORY) : 2;
        int brand = first(columns, List.of("brand"));
        int leaf = first(columns, List.of("leaf_category"));
        CsvTable.read(file, shape, List.of(), reading, row -> {
            String name = title >= 0 ? row.get(title) : (row.get(brand) + " " + row.get(leaf)).strip();
            add(row.get(id), firstOf(row.get(category)), name);
        });
    }

    private static int first(List<String> columns, List<String> names) {
        return names.stream()
                .mapToInt(columns::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static String firstOf(String categories) {
        int bar = categories.indexOf('|');
        return bar < 0 ? categories : categories.substring(0, bar);
    }

    /** The older MovieLens files: no header, and not in UTF-8. */
    private void readFilms(Path file, String separator, Reading reading) throws DataException {
        Charset latin = StandardCharsets.ISO_8859_1;
        CsvTable.read(file, new CsvShape(separator, false, false, latin), List.of(), reading, row -> {
            String genre = row.size() > FIRST_GENRE ? genre(row) : firstOf(row.get(2));
            add(row.get(0), genre, row.get(1));
        });
    }

    private static String genre(CsvTable.Row row) {
        for (int i = 0; i < GENRES.size(); i++) {
            if (row.get(FIRST_GENRE + i).equals("1")) {
                return GENRES.get(i);
            }
        }
        return "";
    }

    /** A product of the Amazon metadata: title, and the last name of its last path of categories. */
    private void addProduct(Path file, String line, long number) throws DataException {
        if (line.isEmpty()) {
            return;
        }
        String[] found = {"", "", ""};
        ReviewEvents.object(file, line, number, (name, json) -> {
            switch (name) {
                case "parent_asin" -> found[0] = text(json);
                case "asin" -> {
                    String asin = text(json);
                    found[0] = found[0].isEmpty() ? asin : found[0];
                }
                case "title" -> found[1] = text(json);
                case "category", "categories" -> found[2] = last(json);
                default -> json.skipValue();
            }
        });
        add(found[0], found[2], found[1]);
    }

    private static String text(JsonReader json) throws IOException {
        if (json.peek() == JsonToken.STRING || json.peek() == JsonToken.NUMBER) {
            return json.nextString().strip();
        }
        json.skipValue();
        return "";
    }

    /** The last text in a list, or in the last list of a list. */
    private static String last(JsonReader json) throws IOException {
        String last = "";
        int depth = 0;
        do {
            switch (json.peek()) {
                case BEGIN_ARRAY -> {
                    json.beginArray();
                    depth++;
                }
                case END_ARRAY -> {
                    json.endArray();
                    depth--;
                }
                default -> {
                    String text = text(json);
                    last = text.isEmpty() ? last : text;
                }
            }
        } while (depth > 0);
        return last;
    }
}
