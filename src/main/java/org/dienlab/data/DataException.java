package org.dienlab.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A data file that cannot be used, and where and why. Nothing of such a file is kept. {@link #sentence} says it in plain
 * words in either language; {@link #getMessage()} is the English sentence.
 */
public final class DataException extends Exception {
    private static final String BUNDLE = "org.dienlab.data.problems";
    private static final int LONGEST_QUOTE = 80;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\uFFFF]");

    /** What is wrong. The words are in the bundle {@code problems}. */
    public enum Problem {
        /** The file does not exist. */
        NO_SUCH_FILE,
        /** The file has another content than the one that is meant. */
        CHANGED,
        /** The file may not be read. */
        NOT_READABLE,
        /** A folder where a file is needed. */
        A_FOLDER,
        /** A folder with nothing in it. */
        EMPTY_FOLDER,
        /** A folder or file of none of the formats that can be read. */
        NOT_RECOGNISED,
        /** The file has no header line. */
        EMPTY_FILE,
        /** The bytes are not text in UTF-8. */
        NOT_UTF8,
        /** Compressed data that ends too early or is damaged. */
        DAMAGED_GZIP,
        /** Quotation marks or fields that do not follow the CSV rules. */
        NOT_CSV,
        /** A line that is not a JSON object. */
        NOT_JSON,
        /** A line longer than any row of a log. */
        LINE_TOO_LONG,
        /** An identifier longer than any user or item. */
        TEXT_TOO_LONG,
        /** More rows than there is memory for. */
        TOO_LARGE,
        /** A column that must be there is not. */
        MISSING_COLUMN,
        /** A row is longer or shorter than the header. */
        WRONG_NUMBER_OF_FIELDS,
        /** The user is empty. */
        EMPTY_USER,
        /** The item is empty. */
        EMPTY_ITEM,
        /** A user without any item. */
        NO_CLICKS,
        /** Neither a number nor a date. */
        NOT_A_TIME,
        /** No kind of event that is known. */
        UNKNOWN_EVENT,
        /** A target needs a label of 0 or 1. */
        NOT_A_LABEL,
        /** A rating is a number. */
        NOT_A_RATING,
        /** A yes-or-no column holds something else. */
        NOT_A_FLAG,
        /** A rung is a whole number from 0 up. */
        NOT_A_RUNG,
        /** A catalogue has the same item twice. */
        DUPLICATE_ITEM,
        /** Training needs items to tell apart. */
        TOO_FEW_ITEMS,
        /** Not one user has a click followed by something to predict. */
        NO_EXAMPLES,
        /** All rows are below the rating from which a row counts as a click. */
        NO_POSITIVES
    }

    private final Path file;
    private final long line;
    private final int column;
    private final String columnName;
    private final Problem problem;
    private final String found;
    private final transient List<DataException> first;
    private final long count;

    /**
     * @param line line number, the first being 1; 0 if the whole file is meant
     * @param column column number from 1; 0 if the whole line is meant
     * @param columnName name of the column; empty if the whole line is meant
     * @param found the text that is wrong, or a short description of it
     */
    public DataException(Path file, long line, int column, String columnName, Problem problem, String found) {
        this(file, line, column, columnName, problem, quotable(found), null, 1);
    }

    private DataException(
            Path file,
            long line,
            int column,
            String columnName,
            Problem problem,
            String found,
            List<DataException> first,
            long count) {
        // There may be as many as rows, and where in the program one was made says nothing about the file.
        super(null, null, false, false);
        this.file = file;
        this.line = line;
        this.column = column;
        this.columnName = quotable(columnName);
        this.problem = problem;
        this.found = found;
        this.first = first;
        this.count = count;
    }

    /**
     * Several bad rows of one file.
     *
     * @param first the first of them, one or more
     * @param count how many there are
     */
    static DataException of(List<DataException> first, long count) {
        DataException e = first.get(0);
        return new DataException(e.file, e.line, e.column, e.columnName, e.problem, e.found, List.copyOf(first), count);
    }

    /** Shortened, and without what cannot be printed: it may be any bytes. */
    private static String quotable(String found) {
        String text = UNPRINTABLE.matcher(found).replaceAll("\uFFFD");
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1) + "…";
    }

    public Path file() {
        return file;
    }

    /** Line number, the first being 1; 0 if the whole file is meant. */
    public long line() {
        return line;
    }

    /** Column number from 1; 0 if the whole line is meant, or if the column is missing. */
    public int column() {
        return column;
    }

    /** Name of the column; empty if the whole line is meant. */
    public String columnName() {
        return columnName;
    }

    public Problem problem() {
        return problem;
    }

    /** The text that is wrong, or a short description of it; may be empty. */
    public String found() {
        return found;
    }

    /** The first bad rows, this one among them. */
    public List<DataException> first() {
        return first == null ? List.of(this) : first;
    }

    /** How many rows are bad. */
    public long count() {
        return count;
    }

    @Override
    public String getMessage() {
        return sentence(Locale.ENGLISH);
    }

    /** One sentence: file, line, column, what was expected and what was found. Chinese for "zh", else English. */
    public String sentence(Locale locale) {
        String what = Words.of(BUNDLE, locale, problem.name(), found);
        String where = Words.of(
                BUNDLE, locale, place(), name(file), String.valueOf(line), String.valueOf(column), columnName, what);
        return count > 1 ? Words.of(BUNDLE, locale, "more", where, String.valueOf(count - 1)) : where;
    }

    private String place() {
        if (column > 0) {
            return "place.cell";
        }
        if (!columnName.isEmpty()) {
            return line > 0 ? "place.line.column" : "place.column";
        }
        return line > 0 ? "place.line" : "place.file";
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
