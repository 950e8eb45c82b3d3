package org.dienlab.ui.experiment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of texts, as a console, Markdown, LaTeX or a spreadsheet want it.
 *
 * @param header names of the columns
 * @param rows as many cells each; the first is a name, the others are numbers
 */
public record TextTable(List<String> header, List<List<String>> rows) {
    public TextTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The same without columns that have nothing in any row but the given word for nothing. */
    TextTable withoutEmptyColumns(String nothing) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            if (rows.stream().anyMatch(row -> !row.get(column).equals(nothing))) {
                kept.add(i);
            }
        }
        return new TextTable(
                kept.stream().map(header::get).toList(),
                rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
    }

    /** Aligned columns for a console; the first on the left, numbers on the right. */
    public String text() {
        int[] widths = widths();
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        all.addAll(rows);
        return all.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            String space = " ".repeat(widths[i] - width(cell));
            line.append(i == 0 ? cell + space : "  " + space + cell);
        }
        return line.toString().stripTrailing();
    }

    private int[] widths() {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    width(header.get(i)),
                    rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0));
        }
        return widths;
    }

    /** Columns of a console: Chinese characters take two. */
    private static int width(String text) {
        return text.codePoints()
                .map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || c >= 0xFF00 ? 2 : 1)
                .sum();
    }

    public String markdown() {
        StringBuilder out = new StringBuilder(markdown(header));
        out.append("\n|---").append("|---:".repeat(header.size() - 1)).append('|');
        rows.forEach(row -> out.append('\n').append(markdown(row)));
        return out.toString();
    }

    private static String markdown(List<String> row) {
        return row.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** A tabular with booktabs rules. */
    public String latex() {
        String body = rows.stream().map(TextTable::latex).collect(Collectors.joining("\n"));
        return "\\begin{tabular}{l" + "r".repeat(header.size() - 1) + "}\n\\toprule\n" + latex(header) + "\n\\midrule\n"
                + body + "\n\\bottomrule\n\\end{tabular}";
    }

    private static String latex(List<String> row) {
        return row.stream().map(TextTable::escaped).collect(Collectors.joining(" & ", "", " \\\\"));
    }

    /** Text as LaTeX takes it. */
    static String escaped(String cell) {
        return cell.replaceAll("([&%$#_{}])", "\\\\$1")
                .replace("±", "$\\pm$")
                .replace("−", "$-$")
                .replace("≥", "$\\geq$")
                .replace("α", "$\\alpha$")
                .replace("Δ", "$\\Delta$")
                .replace("–", "--");
    }

    /** Comma-separated values as in RFC 4180, lines ended by a line feed. */
    public String csv() {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
