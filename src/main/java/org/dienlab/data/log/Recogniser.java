package org.dienlab.data.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dienlab.data.CsvShape;
import org.dienlab.data.CsvTable;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.TextFile;

/** Finds out which format a file or folder has. */
final class Recogniser {
    private static final int HEAD = 1 << 16;
    private static final int PREVIEW_ROWS = 20;
    private static final List<String> SEPARATORS = List.of("::", "\t", ",", ";", "|");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.:eE+-][0-9TZ:.+-]*)?");
    private static final Set<String> TAOBAO = Set.of("pv", "cart", "fav", "buy");
    /** Names of event files in a folder, the surest first. */
    private static final List<String> EVENT_FILES = List.of(
            "ratings.csv", "ratings.dat", "u.data", "userbehavior.csv", "sequences.txt", "events.csv", "log.csv");
    /** Names of files beside a log that hold its items. */
    private static final List<String> ITEM_FILES = List.of(
            "movies.csv",
            "movies.dat",
            "u.item",
            "items.tsv",
            "items.csv",
            "items.txt",
            "catalogue.csv",
            "catalog.csv");

    private Recogniser() {}

    static LogSource recognise(Path path) throws DataException {
        return Files.isDirectory(path) ? folder(path) : file(path);
    }

    private static LogSource folder(Path folder) throws DataException {
        List<Path> files = list(folder);
        for (String known : EVENT_FILES) {
            for (Path file : files) {
                if (plainName(file).equals(known)) {
                    return file(file);
                }
            }
        }
        List<Path> left = files.stream()
                .filter(file -> plainName(file).matches(".*\\.(csv|tsv|json|jsonl|txt|dat)"))
                .filter(file -> !isItems(plainName(file)) && !plainName(file).startsWith("readme"))
                .toList();
        if (left.size() == 1) {
            return file(left.get(0));
        }
        if (files.isEmpty()) {
            throw new DataException(folder, 0, 0, "", Problem.EMPTY_FOLDER, "");
        }
        throw new DataException(
                folder, 0, 0, "", Problem.NOT_RECOGNISED, String.join(", ", names(left.isEmpty() ? files : left)));
    }

    private static boolean isItems(String name) {
        return ITEM_FILES.contains(name) || name.startsWith("meta") || name.endsWith("-catalogue.csv");
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    private static List<Path> list(Path folder) throws DataException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw TextFile.failure(folder, e);
        }
    }

    /** Name in lower case, without the ending of a packed file. */
    private static String plainName(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    }

    private static LogSource file(Path file) throws DataException {
        List<String> head = head(file);
        if (head.isEmpty()) {
            throw new DataException(file, 1, 0, "", Problem.EMPTY_FILE, "");
        }
        String name = plainName(file);
        String first = head.get(0);
        if (first.stripLeading().startsWith("{")) {
            return new LogSource(LogFormat.AMAZON, file, metadata(file), null, null, lines(head));
        }
        String separator = separator(head);
        List<List<String>> rows = rows(head, separator);
        if (name.equals("u.data") || separator.equals("::") || name.equals("ratings.csv")) {
            return table(LogFormat.MOVIELENS, file, items(file), separator, rows);
        }
        if (separator.equals(",") && taobao(rows.get(0))) {
            CsvShape shape = new CsvShape(separator, false, false, StandardCharsets.UTF_8);
            ColumnMap columns = ColumnMap.ordered(
                    ColumnRole.USER, ColumnRole.ITEM, ColumnRole.CATEGORY, ColumnRole.EVENT, ColumnRole.TIME);
            return new LogSource(LogFormat.TAOBAO, file, null, shape, columns, preview(shape, rows));
        }
        if (SEPARATORS.stream().noneMatch(first::contains)
                && first.strip().contains(" ")
                && ColumnMap.named(List.of(first.strip().split("\\s+")))
                        .places()
                        .isEmpty()) {
            return new LogSource(LogFormat.SEQUENCES, file, items(file), null, null, lines(head));
        }
        return table(LogFormat.CSV, file, items(file), separator, rows);
    }

    /** A table of items: its shape and the names of its columns. */
    static LogSource itemTable(Path file) throws DataException {
        List<String> head = head(file);
        if (head.isEmpty()) {
            throw new DataException(file, 1, 0, "", Problem.EMPTY_FILE, "");
        }
        String separator = separator(head);
        return table(LogFormat.CSV, file, null, separator, rows(head, separator));
    }

    /** Cut as they will be when all rows are read, so that a column has the same place. */
    private static List<List<String>> rows(List<String> head, String separator) {
        CsvShape shape = shape(separator, false);
        return head.stream()
                .map(line -> CsvTable.fields(line, shape).stream()
                        .map(Recogniser::unquoted)
                        .toList())
                .toList();
    }

    private static CsvShape shape(String separator, boolean header) {
        boolean quoted = !separator.equals("::") && !separator.equals("|");
        return new CsvShape(separator, header, quoted, StandardCharsets.UTF_8);
    }

    private static LogSource table(LogFormat format, Path file, Path items, String separator, List<List<String>> rows) {
        List<String> names = rows.get(0);
        ColumnMap named = ColumnMap.named(names);
        boolean header = named.places().size() >= 2
                || names.stream().noneMatch(field -> NUMBER.matcher(field).matches());
        CsvShape shape = shape(separator, header);
        ColumnMap columns = header ? named : unnamed(names.size());
        return new LogSource(format, file, items, shape, columns, preview(shape, rows));
    }

    /** Columns without names: user, item and time, with a rating before the time if there is one more. */
    private static ColumnMap unnamed(int columns) {
        return columns > 3
                ? ColumnMap.ordered(ColumnRole.USER, ColumnRole.ITEM, ColumnRole.RATING, ColumnRole.TIME)
                : columns == 3
                        ? ColumnMap.ordered(ColumnRole.USER, ColumnRole.ITEM, ColumnRole.TIME)
                        : ColumnMap.ordered();
    }

    private static boolean taobao(List<String> row) {
        return row.size() == 5
                && Stream.of(0, 1, 2, 4).allMatch(i -> WHOLE.matcher(row.get(i)).matches())
                && TAOBAO.contains(row.get(3));
    }

    private static LogSource.Preview preview(CsvShape shape, List<List<String>> rows) {
        List<String> first = rows.get(0);
        List<String> names = shape.header()
                ? first
                : IntStream.rangeClosed(1, first.size())
                        .mapToObj(String::valueOf)
                        .toList();
        List<List<String>> below = shape.header() ? rows.subList(1, rows.size()) : rows;
        return new LogSource.Preview(names, below.subList(0, Math.min(PREVIEW_ROWS, below.size())));
    }

    private static LogSource.Preview lines(List<String> head) {
        return new LogSource.Preview(
                List.of("1"), head.stream().limit(PREVIEW_ROWS).map(List::of).toList());
    }

    /** Which separator cuts all of the first lines, into as many fields as possible. */
    private static String separator(List<String> head) {
        String best = ",";
        int most = 0;
        for (String separator : SEPARATORS) {
            int fields = head.stream()
                    .limit(PREVIEW_ROWS)
                    .mapToInt(line -> line.split(Pattern.quote(separator), -1).length - 1)
                    .min()
                    .orElse(0);
            if (fields > most) {
                best = separator;
                most = fields;
            }
        }
        return best;
    }

    private static String unquoted(String field) {
        String text = field.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    /** Lines of the beginning that are not blank; the last one may be cut. */
    private static List<String> head(Path file) throws DataException {
        char[] characters = new char[HEAD];
        int length = 0;
        try (TextFile text = TextFile.open(file, StandardCharsets.UTF_8)) {
            for (int n = 0; n >= 0 && length < HEAD; n = text.reader().read(characters, length, HEAD - length)) {
                length += n;
            }
        } catch (IOException e) {
            throw TextFile.failure(file, e);
        }
        String all = new String(characters, 0, length);
        List<String> lines = new ArrayList<>(all.lines().toList());
        long before = lines.stream().takeWhile(line -> line.indexOf('\0') < 0).count();
        // A zero byte spoils its row. With other bytes that are no text it is a picture, a packed file or a
        // spreadsheet,
        // whatever it is called; in the first line it is text in UTF-16.
        if (before < lines.size() && (before == 0 || all.indexOf(TextFile.BAD) >= 0)) {
            throw new DataException(file, before + 1, 0, "", Problem.NOT_UTF8, "");
        }
        if (length == HEAD && lines.size() > 1) {
            lines.remove(lines.size() - 1);
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    /** The file beside a log that holds its items: named after the log, or as such files are called; null for none. */
    static Path items(Path log) throws DataException {
        String stem = plainName(log).replaceFirst("\\.[a-z]+$", "");
        return neighbour(log, name -> name.equals(stem + "-catalogue.csv"), ITEM_FILES);
    }

    /** The metadata of the products beside a file of reviews; null for none. */
    private static Path metadata(Path reviews) throws DataException {
        String stem = plainName(reviews).replaceFirst("^reviews_", "").replaceFirst("(_5)?\\.jsonl?$", "");
        List<Path> any = list(reviews.toAbsolutePath().getParent()).stream()
                .filter(file ->
                        plainName(file).startsWith("meta") && plainName(file).matches(".*\\.jsonl?"))
                .filter(file -> !file.getFileName().equals(reviews.getFileName()))
                .toList();
        return any.stream()
                .filter(file -> plainName(file).contains(stem))
                .findFirst()
                .orElse(any.size() == 1 ? any.get(0) : null);
    }

    private static Path neighbour(Path log, Predicate<String> named, List<String> usual) throws DataException {
        List<Path> files = list(log.toAbsolutePath().getParent());
        for (Path file : files) {
            if (named.test(plainName(file))) {
                return file;
            }
        }
        for (String name : usual) {
            for (Path file : files) {
                if (plainName(file).equals(name) && !file.getFileName().equals(log.getFileName())) {
                    return file;
                }
            }
        }
        return null;
    }
}
