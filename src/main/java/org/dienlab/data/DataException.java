package org.dienlab.data;

import java.nio.file.Path;

/**
 * A data file that cannot be used, and where and why. Nothing of such a file is kept. {@link #getMessage()} is a plain
 * English sentence; other languages are made from {@link #problem()} and {@link #arguments()}.
 */
public final class DataException extends Exception {
    /** What is wrong. */
    public enum Problem {
        /** The file does not exist or may not be read. */
        NOT_READABLE("the file cannot be read (%s)"),
        /** The file has no header line. */
        EMPTY_FILE("expected a header line, found nothing"),
        /** The bytes are not text in UTF-8. */
        NOT_UTF8("expected text in UTF-8"),
        /** Quotation marks or lines that do not follow the CSV rules. */
        NOT_CSV("expected comma-separated values (%s)"),
        /** A column that must be there is not. */
        MISSING_COLUMN("expected a column of this name, found '%s'"),
        /** A row is longer or shorter than the header. */
        WRONG_NUMBER_OF_FIELDS("expected as many fields as the header has, found %s"),
        /** The user is empty. */
        EMPTY_USER("expected a user, found nothing"),
        /** The item is empty. */
        EMPTY_ITEM("expected an item, found nothing"),
        /** Neither a number nor a date. */
        NOT_A_TIME("expected a number of seconds or a time like 2014-07-23T10:00:00Z, found '%s'"),
        /** Not one of click, target, shown. */
        UNKNOWN_EVENT("expected click, target or shown, found '%s'"),
        /** A target needs a label of 0 or 1. */
        NOT_A_LABEL("expected 0 or 1, found '%s'"),
        /** A yes-or-no column holds something else. */
        NOT_A_FLAG("expected 0, 1 or nothing, found '%s'"),
        /** A rung is a whole number from 0 up. */
        NOT_A_RUNG("expected a whole number from 0 up or nothing, found '%s'"),
        /** A catalogue has the same item twice. */
        DUPLICATE_ITEM("expected every item once, found '%s' again"),
        /** Training needs items to tell apart. */
        TOO_FEW_ITEMS("expected at least two different items, found %s"),
        /** Not one user has a click followed by something to predict. */
        NO_EXAMPLES("expected a user with at least two clicks, or with a target after a click, found none");

        private final String sentence;

        Problem(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Path file;
    private final long line;
    private final int column;
    private final String columnName;
    private final Problem problem;
    private final String found;

    /**
     * @param line line number, the header being 1; 0 if the whole file is meant
     * @param column column number from 1; 0 if the whole line is meant
     * @param columnName name of the column; empty if the whole line is meant
     * @param found the text that is wrong, or a short description of it
     */
    public DataException(Path file, long line, int column, String columnName, Problem problem, String found) {
        super(sentence(file, line, column, columnName, problem, found));
        this.file = file;
        this.line = line;
        this.column = column;
        this.columnName = columnName;
        this.problem = problem;
        this.found = found;
    }

    public Path file() {
        return file;
    }

    /** Line number, the header being 1; 0 if the whole file is meant. */
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

    /** File name, line, column number, column name and what was found, in this order, for a message pattern. */
    public Object[] arguments() {
        return new Object[] {name(file), line, column, columnName, found};
    }

    private static String sentence(Path file, long line, int column, String columnName, Problem problem, String found) {
        StringBuilder text = new StringBuilder(name(file));
        if (line > 0) {
            text.append(", line ").append(line);
        }
        if (column > 0) {
            text.append(", column ")
                    .append(column)
                    .append(" (")
                    .append(columnName)
                    .append(')');
        } else if (!columnName.isEmpty()) {
            text.append(", column ").append(columnName);
        }
        return text.append(": ").append(String.format(problem.sentence, found)).toString();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
