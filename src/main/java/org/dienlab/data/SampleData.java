package org.dienlab.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the sample files: a log of every scenario, the catalogue they share, and the history of figure 3 of the DIEN
 * paper. The same seed gives the same bytes.
 */
public final class SampleData {
    private static final int USERS = 200;
    private static final int MANY_USERS = 8000;
    private static final int SHORT_LENGTH = 12;

    private static final String[] EVENT_COLUMNS = {"user", "time", "item", "category", "event", "label"};
    private static final String[] TRUTH_COLUMNS = {"relevant", "current", "noise"};

    private SampleData() {}

    /**
     * Writes all sample files into a folder, which is made if need be. Each file is written beside its place and then
     * renamed, so nobody ever sees half of one.
     */
    public static void write(Path dir, long seed) throws IOException {
        Files.createDirectories(dir);
        for (Scenario scenario : Scenario.values()) {
            ScenarioStream stream = new ScenarioStream(scenario, scenario.defaultLength(), seed);
            writeTable(dir.resolve(scenario.code() + ".csv"), csv -> scenario(stream, USERS, true, csv));
        }
        ScenarioStream shorter = new ScenarioStream(Scenario.TWO, SHORT_LENGTH, seed);
        writeTable(dir.resolve("two-" + SHORT_LENGTH + ".csv"), csv -> scenario(shorter, USERS, true, csv));
        // As a shop would have it, without ground truth: that keeps the largest file smaller.
        ScenarioStream mix = new ScenarioStream(Scenario.MIX, Scenario.MIX.defaultLength(), seed);
        writeTable(dir.resolve("mix-" + MANY_USERS + ".csv"), csv -> scenario(mix, MANY_USERS, false, csv));
        writeTable(dir.resolve("catalogue.csv"), csv -> catalogue(CatalogueFile.builtIn(), csv));
        writeTable(dir.resolve("figure-3.csv"), SampleData::figure3);
        writeTable(dir.resolve("figure-3-catalogue.csv"), csv -> catalogue(Figure3.CATALOGUE, csv));
        write(dir.resolve("pctr.py"), resource("pctr.py"));
        write(dir.resolve("README.txt"), resource("sample-data-readme.txt"));
    }

    private static void scenario(ScenarioStream stream, int users, boolean withTruth, CsvWriter csv) {
        csv.writeRecord(row(EVENT_COLUMNS, withTruth, TRUTH_COLUMNS));
        Vocabulary shop = stream.vocabulary();
        for (int i = 0; i < users; i++) {
            Example example = stream.example(i);
            for (int t = 0; t < example.length(); t++) {
                String[] click = event(shop, example.user(), t, example.items()[t], "click", "");
                csv.writeRecord(row(click, withTruth, truth(example.truth(), t)));
            }
            String label = String.valueOf(example.label());
            String[] target = event(shop, example.user(), example.length(), example.targetItem(), "target", label);
            csv.writeRecord(row(target, withTruth, "", "", ""));
        }
    }

    private static String[] event(Vocabulary shop, String user, int time, int item, String event, String label) {
        String category = shop.categoryId(shop.category(item));
        return new String[] {user, String.valueOf(time), shop.itemId(item), category, event, label};
    }

    private static String[] truth(GroundTruth truth, int t) {
        return new String[] {flag(truth.relevant()[t]), flag(truth.current()[t]), flag(truth.noise()[t])};
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    private static List<String> row(String[] fields, boolean withMore, String... more) {
        List<String> row = new ArrayList<>(List.of(fields));
        if (withMore) {
            row.addAll(List.of(more));
        }
        return row;
    }

    private static void figure3(CsvWriter csv) {
        csv.writeRecord(row(EVENT_COLUMNS, true, "attention"));
        int[] history = Figure3.history();
        double[] attention = Figure3.attention();
        for (int t = 0; t < history.length; t++) {
            csv.writeRecord(figure3Event(t, history[t], "click", "", String.valueOf(attention[t])));
        }
        csv.writeRecord(figure3Event(history.length, Figure3.screenProtectors(), "target", "0", ""));
        csv.writeRecord(figure3Event(history.length, Figure3.cases(), "target", "1", ""));
    }

    private static String[] figure3Event(int time, int place, String event, String label, String attention) {
        String item = Figure3.CATALOGUE.get(place).item();
        return new String[] {"figure-3", String.valueOf(time), item, item, event, label, attention};
    }

    private static void catalogue(List<CatalogueEntry> entries, CsvWriter csv) {
        csv.writeRecord(CatalogueFile.COLUMNS);
        for (CatalogueEntry entry : entries) {
            csv.writeRecord(
                    entry.item(),
                    entry.category(),
                    entry.rung() < 0 ? "" : String.valueOf(entry.rung()),
                    entry.name().english(),
                    entry.name().chinese(),
                    entry.shortName().english(),
                    entry.shortName().chinese(),
                    entry.categoryName().english(),
                    entry.categoryName().chinese());
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream text = SampleData.class.getResourceAsStream(name)) {
            // A checkout may have turned the line ends of the resource into those of Windows.
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private interface TableContent {
        void writeTo(CsvWriter csv) throws IOException;
    }

    private static void writeTable(Path file, TableContent content) throws IOException {
        replace(
                file,
                out -> content.writeTo(CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .bufferSize(0)
                        .build(out)));
    }

    private static void write(Path file, String text) throws IOException {
        replace(file, out -> out.write(text));
    }

    private interface Text {
        void writeTo(Writer out) throws IOException;
    }

    private static void replace(Path file, Text text) throws IOException {
        WholeFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.writeTo(writer);
            writer.flush();
        });
    }
}
