package org.dienlab.fuzz;

import static org.dienlab.fuzz.FuzzedReader.texts;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.dienlab.data.CatalogueFile;
import org.dienlab.data.DataException;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Reading;
import org.dienlab.data.Scenario;
import org.dienlab.data.log.EventLog;
import org.dienlab.data.log.LogData;
import org.dienlab.data.log.LogReader;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleBuilder;
import org.dienlab.model.Safetensors;
import org.dienlab.model.Safetensors.Tensor;
import org.dienlab.model.SafetensorsException;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.train.Metric;
import org.dienlab.train.experiment.Environment;
import org.dienlab.train.experiment.Experiment;
import org.dienlab.train.experiment.Measure;
import org.dienlab.train.experiment.Outcome;
import org.dienlab.train.experiment.Point;
import org.dienlab.train.experiment.Results;
import org.dienlab.train.experiment.ResultsFile;
import org.dienlab.train.experiment.ResultsFileException;
import org.dienlab.train.experiment.Source;
import org.dienlab.train.experiment.Training;
import org.dienlab.train.session.SessionException;

/** All readers of files that people bring along. */
final class Readers {
    private static final String TABLE =
            rows("user,time,item,category,rating", "u%d,2024-01-0%dT10:00:00Z,i%d,c%d,%d.5");
    private static final String TARGETS = "user,time,item,event,label,relevant\n" + "u,1,a,click,,1\nu,2,b,click,,0\n"
            + "u,3,\"c, d\",target,1,\nu,3,a,target,0,\nu,2,a,shown,,\n";
    private static final String TABS = rows("uid\titem\ttimestamp\timpressions", "u%d\ti%d\t140610960%d\ti%d i%d");
    private static final String RATINGS = rows("userId,movieId,rating,timestamp", "%d,%d,4.0,14061096%d%d%d");
    private static final String FILMS = "movieId,title,genres\n1,\"Heat, The (1995)\",Action|Crime\n2,Babe,Children\n";
    private static final String STARS = rows(null, "%d::%d::5::14061096%d%d%d");
    private static final String FILMS_LATIN = "1::Caf\u00e9 (1995)::Drama|War\n2::Babe::Children's\n";
    private static final String HUNDRED = rows(null, "%d\t%d\t4\t14061096%d%d%d");
    private static final String FLAGS = "|0|0|0|0|0|1|0|0|1" + "|0".repeat(10);
    private static final String FILMS_FLAGS =
            "1|Les Mis\u00e9rables|1-1-95||http://x" + FLAGS + "\n2|Babe|||" + FLAGS + "\n";
    private static final String REVIEWS = rows(
            null,
            "{\"reviewerID\": \"A%d\", \"asin\": \"B%d\", \"helpful\": [0, {\"x\": []}], \"overall\": %d.0, "
                    + "\"reviewText\": \"say \\\"hi\\\"\", \"unixReviewTime\": 14061096%d%d}");
    private static final String REVIEWS_2023 = rows(
            null, "{\"user_id\": \"A%d\", \"parent_asin\": \"B%d\", \"rating\": %d, \"timestamp\": 1700000%d%d0000}");
    private static final String PRODUCTS =
            "{'asin': 'B1', 'title': \"A 'red' ball\", 'categories': [['Toys', 'Balls']]}\n"
                    + "{\"asin\": \"B2\", \"title\": \"Kite\", \"category\": [\"Toys\", \"Kites\"], \"price\": null}\n";
    private static final String TAOBAO = rows(null, "%d,226831%d,252037%d,pv,15115440%d%d");
    private static final String SEQUENCES = "u1 1 2 3 1\nu2 2 1\nu3 3 2 1 4\n";
    private static final String ITEMS = "item_id\tbrand\tleaf_category\tcategory_path\n1\tOPI\tPolish\tNails > Polish\n"
            + "2\tDove\tSoap\tBath > Soap\n";
    private static final String CATALOGUE =
            "item,category,rung,name_en,name_zh,short_en,short_zh,category_en,category_zh\n"
                    + "i1,c,0,Lens,\u955c\u5934,Lens,\u955c\u5934,Camera,\u76f8\u673a\ni2,c,1,\"A \"\"big\"\" one\",,,,,\n";

    /** A reader is a line here. */
    static final List<FuzzedReader<?>> ALL = List.of(
            log("table", "log.csv", texts(TABLE, TARGETS)),
            log("tabs", "log.tsv", texts(TABS, TABLE.replace(',', '\t'))),
            log("movielens", "ratings.csv", texts(RATINGS)).beside("movies.csv", FILMS),
            log("films", "movies.csv", texts(FILMS)).beside("ratings.csv", RATINGS),
            log("movielens-1m", "ratings.dat", texts(STARS)).beside("movies.dat", FILMS_LATIN),
            log("films-1m", "movies.dat", texts(FILMS_LATIN)).beside("ratings.dat", STARS),
            log("movielens-100k", "u.data", texts(HUNDRED)).beside("u.item", FILMS_FLAGS),
            log("films-100k", "u.item", texts(FILMS_FLAGS)).beside("u.data", HUNDRED),
            log("reviews", "reviews.json", texts(REVIEWS, REVIEWS_2023)).beside("meta.json", PRODUCTS),
            log("products", "meta.json", texts(PRODUCTS)).beside("reviews.json", REVIEWS),
            log("gzip", "log.csv.gz", List.of(packed(TABLE), packed(REVIEWS))),
            log("taobao", "UserBehavior.csv", texts(TAOBAO)),
            log("sequences", "sequences.txt", texts(SEQUENCES)).beside("items.tsv", ITEMS),
            log("items", "items.tsv", texts(ITEMS, CATALOGUE)).beside("sequences.txt", SEQUENCES),
            FuzzedReader.of(
                    "catalogue",
                    "catalogue.csv",
                    texts(CATALOGUE),
                    CatalogueFile::read,
                    DataException.class,
                    DataException::sentence),
            FuzzedReader.of(
                    "safetensors",
                    "weights.safetensors",
                    List.of(tensors()),
                    Readers::readTensors,
                    SafetensorsException.class,
                    SafetensorsException::sentence),
            FuzzedReader.of(
                    "weights",
                    "gru.safetensors",
                    List.of(SavedSessions.weights()),
                    SavedSessions::readWeights,
                    SessionException.class,
                    SessionException::sentence),
            FuzzedReader.of(
                    "session",
                    "a.dienlab",
                    List.of(SavedSessions.file()),
                    SavedSessions::read,
                    SessionException.class,
                    SessionException::sentence),
            FuzzedReader.of(
                    "session-json",
                    "session.json",
                    List.of(SavedSessions.json()),
                    SavedSessions::readJson,
                    SessionException.class,
                    SessionException::sentence),
            FuzzedReader.of(
                    "link",
                    "link.txt",
                    texts(SavedSessions.link()),
                    SavedSessions::readLink,
                    SessionException.class,
                    SessionException::sentence),
            FuzzedReader.of(
                    "link-json",
                    "link.json",
                    List.of(SavedSessions.json()),
                    SavedSessions::readLinkJson,
                    SessionException.class,
                    SessionException::sentence),
            FuzzedReader.of(
                    "results",
                    "results.json",
                    texts(results()),
                    ResultsFile::read,
                    ResultsFileException.class,
                    Readers::sentence));

    private Readers() {}

    private static FuzzedReader<DataException> log(String name, String file, List<byte[]> seeds) {
        return FuzzedReader.of(name, file, seeds, Readers::readLog, DataException.class, DataException::sentence);
    }

    /** Reads the log of a folder as the window does: recognised, bad rows skipped, made into examples. */
    private static void readLog(Path file) throws DataException {
        LogSource source = LogSource.recognise(file.getParent());
        Reading skipping = new Reading(true, progress -> {}, () -> false);
        EventLog log = LogReader.read(source, skipping);
        LogData data = SampleBuilder.build(log, source.usualOptions());
        for (ExampleSource part : List.of(data.train(), data.validation(), data.test())) {
            for (long i = 0; i < part.size(); i++) {
                part.example(i);
            }
        }
        if (skipping.bad() > 0) {
            LogReader.read(source, Reading.strict());
        }
    }

    private static void readTensors(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Safetensors.read(in);
        }
    }

    private static String sentence(ResultsFileException refusal, Locale language) {
        String key = "failure.results."
                + refusal.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
        ResourceBundle words = ResourceBundle.getBundle("org.dienlab.app.cli", language);
        return MessageFormat.format(words.getString(key), refusal.file().getFileName());
    }

    /** Thirty rows of a pattern with five digits. */
    private static String rows(String header, String pattern) {
        StringBuilder rows = new StringBuilder(header == null ? "" : header + "\n");
        IntStream.range(0, 30)
                .forEach(i -> rows.append(pattern.formatted(1 + i / 4, 1 + i % 7, 1 + i % 5, i % 4, i % 3))
                        .append('\n'));
        return rows.toString();
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("head.bias", Tensor.vector(1, 2, 3));
        tensors.put("head.weight", new Tensor(new int[] {2, 3}, new double[6]));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Safetensors.write(tensors, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String results() {
        Experiment experiment = Experiment.of(
                List.of(Source.of(Scenario.TWO, 6)),
                List.of(Variant.DIN, Variant.AUGRU),
                List.of(Choices.STANDARD),
                List.of(0., .5),
                new Training(1e-2, .5, 16, 20, 0, 10),
                List.of(0L, 1L));
        Outcome outcome = new Outcome(
                1,
                0,
                List.of(
                        new Point(10, .69, 1.2, Map.of(Metric.AUC, .6)),
                        new Point(20, .6, 1.1, Map.of(Metric.AUC, .7))),
                20,
                0,
                Map.of(Measure.VALIDATION_AUC, .7));
        Environment here = Results.none(experiment).made();
        return ResultsFile.json(new Results(experiment, here, List.of(outcome)));
    }
}
