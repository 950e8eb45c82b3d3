package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.dienlab.train.Adam;
import org.dienlab.train.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private final Locale locale = Locale.getDefault();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(locale);
    }

    private int run(String... args) {
        CommandLine line = Commands.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "train", "experiment", "sample-data", "pretrain", "demo", "screenshots", "weights", "export"
            })
    void everyCommandExplainsItselfWithAnExampleInBothLanguages(String command) {
        String[] args = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
        assertEquals(0, run(args));
        assertTrue(out.toString().contains("Example:"), out.toString());
        assertFalse(out.toString().contains("   --json\n"), out.toString());
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        assertEquals(0, run(args));
        assertTrue(out.toString().contains("示例"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertEquals(keys("cli.properties"), keys("cli_zh.properties"));
    }

    private static Set<Object> keys(String bundle) throws IOException {
        Properties texts = new Properties();
        texts.load(new StringReader(Files.readString(Path.of("resources/org/dienlab/app", bundle))));
        return texts.keySet();
    }

    @Test
    void theVersionIsPrinted() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().startsWith("DIEN Lab "));
    }

    @Test
    void whatIsNotUnderstoodIsSaidInOneSentence() {
        assertEquals(2, run("tarin"));
        assertEquals("There is neither a command nor a file called tarin.", firstError());
    }

    @Test
    void aMissingOptionIsNamed() {
        assertEquals(2, run("sample-data"));
        assertTrue(firstError().contains("--out"), firstError());
    }

    @Test
    void anUnknownLaneIsNamed() {
        assertEquals(2, run("train", "mix", "--lanes", "gru,grue"));
        assertEquals("There is no lane called grue.", firstError());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | --steps x | --steps is a number, not x.",
                "en | --split foo | --split is one of by_user, by_time, not foo.",
                "en | --json --json | --json is given twice.",
                "zh | --steps x | --steps 应为数字，不能是 x。",
                "zh | --split foo | --split 应为 by_user, by_time 之一，不能是 foo。",
                "zh | --json --json | --json 重复出现。",
                "zh | --steps | 缺少 --steps。",
                "zh | --lanes grue | 没有名为 grue 的通道。",
            })
    void whatIsNotUnderstoodIsSaidInTheLanguageOfTheProgram(String language, String words, String sentence) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertEquals(2, run(("train mix " + words).split(" ")));
        assertEquals(sentence, firstError());
    }

    @Test
    void aNumberOutOfRangeIsRefused() {
        assertEquals(2, run("train", "mix", "--alpha", "-1"));
        assertEquals("--alpha must be 0 or more.", firstError());
    }

    @ParameterizedTest
    @CsvSource({
        "train mix --batch 2000000000, --batch must be 1..100000.",
        "train mix --threads 100000, --threads must be 1..1024.",
        "bench --batch 2000000000, --batch must be 1..100000.",
        "bench --threads 100000, --threads must be 1..1024.",
        "bench --steps 2000000000, --steps must be 1..2000.",
        "bench --items 2000000000, --items must be 1..10000000.",
        "bench --batch 0, --batch must be 1..100000."
    })
    void aNumberThatNoMemoryHoldsIsRefusedToo(String words, String sentence) {
        assertEquals(2, run(words.split(" ")));
        assertEquals(sentence, firstError());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertEquals(2, run("train", "nowhere.csv"));
        assertEquals("nowhere.csv is neither a scenario nor a file.", firstError());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--targets x | --targets is a number or all, not x.",
                "--targets 0 | The options for examples do not fit together",
                "--columns user=nope | user=nope names no column; there are user, item, time.",
                "--columns nope=user | There is no role called nope for a column; there are user, item, time,",
            })
    void whatIsSaidOfALogAndIsNotUnderstoodIsAnError(String words, String sentence, @TempDir Path folder)
            throws IOException {
        assertEquals(2, run(with(new String[] {"train", log(folder, 9)}, words.split(" "))));
        assertTrue(firstError().startsWith(sentence), firstError());
    }

    @Test
    void spacesInListsDoNotMatterAndEmptyOnesAreMissing() {
        String[] words = {"train", "two-12", "--lanes", "base, din", "--steps", "1", "--seeds"};
        assertEquals(output(with(words, "0,1")), output(with(words, "0, 1")));
        assertEquals(2, run("train", "mix", "--lanes", ""));
        assertEquals("--lanes is missing.", firstError());
    }

    @Test
    void aBrokenLogIsExplainedWithItsPlace(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("log.csv"), "user,time,item\nu,soon,i\n");
        assertEquals(1, run("train", log.toString()));
        assertTrue(firstError().startsWith("log.csv, line 2, column 2 (time)"), firstError());
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void sampleFilesAreWritten(@TempDir Path folder) {
        assertEquals(0, run("sample-data", "--out", folder.resolve("new").toString(), "--seed", "7"));
        assertTrue(Files.exists(folder.resolve("new/two-12.csv")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "two-12", "long"})
    void scenariosAndTheWindowsTasksHaveNames(String name) {
        assertEquals(name, BuiltInTask.named(name).orElseThrow().name());
    }

    @Test
    void aTaskOfTheWindowIsTrained() {
        assertEquals(0, run("train", "two-12", "--lanes", "base", "--steps", "1"));
        assertTrue(out.toString().contains("base"), out.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--what sheat --out a.png | There is nothing called sheat to export.",
                "--what trace --format png --out a | trace cannot be written as png, only as csv, json.",
                "--what formula --out a.svg | formula cannot be written as svg, only as png.",
                "--what window --out a --scale 5 | --scale must be 1..4.",
                "--what window --out a --size 300x200 | 300x200 is no size of the window;",
                "--what window --out a --scenario nowhere | There is no scenario called nowhere.",
                "--what window --out a --lang de | The window speaks en and zh, not de.",
                "--what window --out a --lanes gru --lane agru | The lane agru must be one of --lanes.",
                "--what window --out pic.jpg | window cannot be written as jpg, only as png.",
                "--what sheet --out / | --out cannot be /.",
                "--what runs --out a | Experiments are in the window only",
                "--what window | --out is missing."
            })
    void anExportThatCannotBeMeantIsRefusedInOneSentence(String words, String sentence) {
        String[] args = ("export " + words).split(" ");
        assertEquals(2, run(args));
        assertTrue(firstError().startsWith(sentence), firstError());
    }

    @Test
    void aLogIsTrainedWithTheBatchesAndThePenaltyThatWereAskedFor(@TempDir Path folder) {
        assertEquals(0, run("sample-data", "--out", folder.toString()));
        String log = folder.resolve("two-12.csv").toString();
        String[] plain = {"train", log, "--variants", "gru", "--epochs", "4", "--json"};
        String usual = output(plain);
        assertEquals(usual, output(with(plain, "--batch", "128", "--l2", "3e-4", "--embeddings", "dense")));
        String other = output(with(plain, "--batch", "32", "--l2", "0", "--embeddings", "lazy"));
        assertNotEquals(auc(usual), auc(other));
        Task.Settings settings = settings(other);
        assertEquals(32, settings.batchSize());
        assertEquals(5, settings.evaluateEvery(), "An epoch over 160 examples.");
        assertEquals(Adam.Embeddings.LAZY, settings.embeddings());
        assertEquals(0, settings.l2());
        assertEquals(2, run(with(plain, "--l2", ".1", "--embeddings", "lazy")));
        assertTrue(err.toString().contains("An L2 penalty moves all embeddings"), err.toString());
    }

    private static JsonElement auc(String output) {
        return JsonParser.parseString(output).getAsJsonObject().get("lanes");
    }

    private static Task.Settings settings(String output) {
        JsonElement settings = JsonParser.parseString(output).getAsJsonObject().get("settings");
        return new Gson().fromJson(settings, Task.Settings.class);
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new);
    }

    private String output(String... args) {
        out.getBuffer().setLength(0);
        assertEquals(0, run(args), err.toString());
        return out.toString();
    }

    @Test
    void anExperimentTrainsALogAsTrainDoes(@TempDir Path folder) {
        assertEquals(0, run("sample-data", "--out", folder.toString()));
        String log = folder.resolve("mix.csv").toString();
        String trained = output("train", "--data", log, "--lanes", "gru", "--seeds", "1", "--epochs", "2", "--json");
        double auc = JsonParser.parseString(trained)
                .getAsJsonObject()
                .getAsJsonObject("lanes")
                .getAsJsonObject("gru")
                .getAsJsonArray("auc")
                .get(0)
                .getAsDouble();
        String runs = output("experiment", "--data", log, "--lanes", "gru", "--seeds", "1", "--epochs", "2", "--csv");
        assertTrue(runs.contains(",test,test_auc," + auc), runs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "experiment --lanes gru,agru --minus augru | --minus is one of gru, agru, not augru.",
                "experiment --claim gates --minus gru | --minus does not go with --claim.",
                "experiment --claim gates --steps 5 | --steps does not go with --claim.",
                "experiment --claim gates --split by_time | --split does not go with --claim.",
                "experiment --claim gates --ablation | --ablation does not go with --claim.",
                "experiment --scenario nowhere | There is no scenario called nowhere.",
                "experiment --ablation --lanes gru | --lanes does not go with --ablation.",
                "experiment --ablation --scenario mix,two | With --ablation, --scenario takes one value.",
                "experiment --ablation --users 100,200 | With --ablation, --users takes one value.",
                "experiment --ablation --conventions paper,lecture | With --ablation, --conventions takes one value.",
                "experiment --ablation --reset before,after | With --ablation, --reset takes one value.",
                "experiment --ablation --alphas .1,1 | With --ablation, --alphas takes one value greater than 0.",
                "experiment --ablation --alphas 0 | With --ablation, --alphas takes one value greater than 0.",
                "experiment --ablation --auxiliary none | --auxiliary is one of inner, mlp, not none.",
                "experiment --users 9 --epochs 3 --steps 5 | --steps does not go with --epochs.",
                "experiment --data log.csv --scenario two | --scenario does not go with --data.",
                "experiment --data log.csv --users 9 | --users does not go with --data.",
                "experiment --data log.csv --steps 9 | --steps does not go with --data.",
                "experiment --embeddings lazy --l2 .1 | An L2 penalty moves all embeddings: it needs --embeddings dense.",
                "experiment --epochs 3 | Epochs need data that end: --data, or --users greater than 0.",
                "experiment --epochs 3 --users 100,0 | Epochs need data that end: --data, or --users greater than 0.",
                "experiment --scenario two --targets 2 | --targets needs --data.",
                "experiment --scenario two --catalogue items.csv | --catalogue needs --data.",
                "experiment --scenario two --columns user=a | --columns needs --data.",
                "experiment --scenario two --skip-bad-rows | --skip-bad-rows needs --data.",
                "experiment --scenario two --negative uniform | --negative needs --data.",
                "experiment --scenario two --rating-from 3 | --rating-from needs --data.",
                "experiment --scenario two --min-length 2 | --min-length needs --data.",
                "experiment --scenario two --max-length 9 | --max-length needs --data.",
                "experiment --scenario two --split by_time | --split needs --data.",
                "experiment --data log.csv --length 3 --min-length 5 | --min-length does not go with --length.",
                "experiment --data log.csv --length 3 --max-length 5 | --max-length does not go with --length.",
                "experiment --json --csv | --csv does not go with --json.",
                "experiment --markdown --json | --markdown does not go with --json.",
                "experiment --latex --csv | --latex does not go with --csv.",
                "experiment --markdown --latex | --latex does not go with --markdown.",
                "experiment --json --compare old.json | --compare does not go with --json.",
                "experiment --csv --minus gru | --minus does not go with --csv.",
                "experiment --claim gates --csv | --claim does not go with --csv.",
                "experiment --length 1 | --length must be 2 or more for a scenario.",
                "train mix --data log.csv | mix does not go with --data.",
                "train mix --targets all | --targets does not go with mix.",
                "train two-12 --catalogue items.csv | --catalogue does not go with two-12.",
                "train mix --skip-bad-rows | --skip-bad-rows does not go with mix.",
                "train mix --epochs 9 | --epochs does not go with mix.",
                "train --data log.csv --steps 9 | --steps does not go with --data.",
                "bench --start --what-if | --what-if does not go with --start.",
                "bench --start --threads 2 | --threads does not go with --start.",
                "bench --start --growth | --growth does not go with --start.",
                "bench --what-if --config paper | --config does not go with --what-if.",
                "bench --what-if --variant gru | --variant does not go with --what-if.",
                "bench --rounds 3 | --start is missing.",
                "train log.csv --steps 9 | --steps does not go with log.csv.",
            })
    void optionsThatCannotBeMeantTogetherAreRefusedInOneSentence(String words, String sentence) {
        assertEquals(2, run(words.split(" ")));
        assertEquals(sentence, firstError());
    }

    @Test
    void anExperimentWhoseResultsCannotBeWrittenDoesNotBegin(@TempDir Path folder) {
        String[] words = {"experiment", "--lanes", "base", "--seeds", "0", "--steps", "1", "--out", folder.toString()};
        assertEquals(1, run(words));
        assertEquals("The file " + folder + " cannot be read or written.", firstError());
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mix.csv", "mix.csv.gz", "notes.json"})
    void resultsOverwriteNothingButResults(String name, @TempDir Path folder) throws IOException {
        assertEquals(0, run("sample-data", "--out", folder.toString()));
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("mix.csv.gz")))) {
            Files.copy(folder.resolve("mix.csv"), packed);
        }
        Files.writeString(folder.resolve("notes.json"), "{\"mine\": 1}");
        Path file = folder.resolve(name);
        byte[] mine = Files.readAllBytes(file);
        String[] words = {"experiment", "--lanes", "base", "--seeds", "0", "--steps", "1", "--out", file.toString()};
        assertEquals(1, run(words));
        assertEquals(file + " is there already and holds no experiment; it is not overwritten.", firstError());
        assertArrayEquals(mine, Files.readAllBytes(file));

        words[words.length - 1] = folder.resolve("results.json").toString();
        output(words);
        output(words);
    }

    @Test
    void nothingIsTrainedForAComparisonWithNothingInCommon(@TempDir Path folder) {
        String old = folder.resolve("old.json").toString();
        output(("experiment --lanes base --seeds 0 --steps 1 --out " + old).split(" "));
        String compare = "experiment --lanes base,din --seeds 0 --steps 1 --compare " + old;
        assertTrue(output(compare.split(" ")).contains("this minus other"), out.toString());
        out.getBuffer().setLength(0);
        Path file = folder.resolve("new.json");
        String stranger = "experiment --lanes base --seeds 0 --steps 2 --out " + file + " --compare " + old;
        assertEquals(1, run(stranger.split(" ")));
        assertEquals("old.json has no arm in common with what is shown.", firstError());
        assertEquals("", out.toString());
        assertFalse(Files.exists(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seeds 0", "--seeds 0 --markdown", "--seeds 0 --latex"})
    void anExperimentSaysWhatItsTablesAreOf(String form) {
        String words = "experiment --scenario two-6 --lanes gru --alphas .25 --reset before --steps 1 " + form;
        String printed = output(words.split(" "));
        for (String setting : new String[] {"6 clicks", "1 steps", " .25,", "reset before", "stream"}) {
            assertTrue(printed.contains(setting), setting + " in " + printed);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--conventions standard,paper | .5 1.0",
                "--conventions lecture | 1.0",
                "--conventions released,standard --alphas 0.25 | .25 .25",
            })
    void theWeightOfTheAuxiliaryLossIsThatOfTheConventionsUnlessGiven(String options, String alphas) {
        String words = "experiment --scenario two-6 --lanes gru --seeds 0 --steps 1 --json " + options;
        List<Double> trained = new ArrayList<>();
        JsonParser.parseString(output(words.split(" ")))
                .getAsJsonObject()
                .getAsJsonObject("experiment")
                .getAsJsonArray("arms")
                .forEach(arm -> trained.add(arm.getAsJsonObject()
                        .getAsJsonObject("training")
                        .get("alpha")
                        .getAsDouble()));
        assertEquals(Stream.of(alphas.split(" ")).map(Double::valueOf).toList(), trained);
    }

    @Test
    void aLaneThatDivergedOnAScenarioIsNamedAndLeavesNoWeights(@TempDir Path folder) throws IOException {
        String words = "train mix --lanes base --steps 5 --learning-rate 1e300 --weights-out " + folder;
        JsonObject base =
                auc(output((words + " --json").split(" "))).getAsJsonObject().getAsJsonObject("base");
        assertEquals("[null]", base.get("auc").toString());
        long step = base.getAsJsonArray("diverged").get(0).getAsLong();
        String table = output(words.split(" "));
        assertTrue(table.contains("base diverged with seed 0 at step " + step), table);
        try (Stream<Path> files = Files.walk(folder)) {
            assertTrue(files.noneMatch(Files::isRegularFile));
        }
        String fine = output("train", "mix", "--lanes", "base", "--steps", "1");
        assertFalse(fine.contains("diverged"), fine);
    }

    @Test
    void aSeedThatIsGivenTwiceCountsOnce() {
        String[] words = {"train", "two-12", "--lanes", "base", "--steps", "1", "--seeds"};
        assertEquals(output(with(words, "0,1")), output(with(words, "0,1,0,0")));
    }

    @Test
    void trainingWhoseWeightsCannotBeWrittenDoesNotBegin(@TempDir Path folder) throws IOException {
        String place = Files.writeString(folder.resolve("place"), "no folder").toString();
        assertEquals(1, run("train", log(folder, 20), "--lanes", "base", "--weights-out", place));
        assertTrue(firstError().startsWith("The file " + place), "before a word about the log: " + err);
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void aLaneThatDivergedHasNoAucOfAnEarlierEpoch(@TempDir Path folder) {
        assertEquals(0, run("sample-data", "--out", folder.toString()));
        String log = folder.resolve("two-12.csv").toString();
        // An epoch of one step, which leaves weights whose next loss is beyond all numbers.
        String[] words = {"train", log, "--lanes", "base", "--batch", "200", "--learning-rate", "1e100", "--json"};
        JsonObject base = auc(output(words)).getAsJsonObject().getAsJsonObject("base");
        assertEquals("[null]", base.get("auc").toString());
        assertEquals("[null]", base.get("validation").toString());
        assertEquals("[2]", base.get("diverged").toString());
    }

    /** A log of so many users with three clicks each. */
    private static String log(Path folder, int users) throws IOException {
        StringBuilder rows = new StringBuilder("user,item,time\n");
        for (int user = 0; user < users; user++) {
            for (int click = 0; click < 3; click++) {
                rows.append("u" + user + ",i" + (user + click) % 5 + "," + click + "\n");
            }
        }
        return Files.writeString(folder.resolve("users-" + users + ".csv"), rows)
                .toString();
    }

    @Test
    void optionsForWhichALogHasNothingAreSaidToChangeNothing(@TempDir Path folder) throws IOException {
        String[] plain = {"train", log(folder, 20), "--lanes", "base", "--epochs", "1"};
        output(plain);
        assertFalse(err.toString().contains("--"), err.toString());
        String usual = out.toString();
        assertEquals(usual, output(with(plain, "--rating-from", "3", "--negative", "impressions")));
        assertTrue(err.toString().contains("--rating-from changes nothing"), err.toString());
        assertTrue(err.toString().contains("popularity chooses"), err.toString());
        assertFalse(err.toString().contains("labels its own targets"), err.toString());
        assertEquals(0, run("sample-data", "--out", folder.toString()));
        String labelled = folder.resolve("two-12.csv").toString();
        output("train", labelled, "--lanes", "base", "--epochs", "1", "--targets", "all");
        assertTrue(err.toString().contains("The log labels its own targets"), err.toString());
    }

    @Test
    void whereNoUsersAreHeldOutThereIsNoAucAndThatIsSaid(@TempDir Path folder) throws IOException {
        String few = log(folder, 9);
        String weights = folder.resolve("weights").toString();
        String trained = output("train", few, "--lanes", "base", "--epochs", "3", "--json", "--weights-out", weights);
        JsonObject base = auc(trained).getAsJsonObject().getAsJsonObject("base");
        assertEquals("[null]", base.get("auc").toString());
        assertEquals("[null]", base.get("validation").toString());
        assertEquals("[3]", base.get("epoch").toString());
        assertTrue(Files.exists(folder.resolve("weights/seed-0/base.safetensors")));
        assertTrue(err.toString().contains("No users are held out"), err.toString());
        String runs = output("experiment", "--data", few, "--lanes", "base", "--seeds", "0", "--epochs", "2", "--csv");
        assertFalse(runs.contains("_auc,"), runs);
        err.getBuffer().setLength(0);
        output("train", log(folder, 20), "--lanes", "base", "--epochs", "1");
        assertFalse(err.toString().contains("No users are held out"), err.toString());
    }

    @Test
    void anExperimentSaysOnceWhatItSkippedOfALog(@TempDir Path folder) throws IOException {
        assertEquals(0, run("sample-data", "--out", folder.toString()));
        Path log = folder.resolve("two-12.csv");
        Files.writeString(log, Files.readString(log) + "u,soon,i\n");
        output(("experiment --lanes base,din --seeds 0,1 --epochs 1 --skip-bad-rows --data " + log).split(" "));
        assertEquals("Bad rows skipped: 1; the first of them:", firstError());
        assertEquals(2, err.toString().lines().count(), err.toString());
    }

    @Test
    void aBenchmarkOfSeveralSizesIsOneJsonDocument() {
        String measured = output("bench", "--growth", "--variant", "base", "--seconds", ".001", "--json");
        assertEquals(9, JsonParser.parseString(measured).getAsJsonArray().size());
    }

    @Test
    void aLinkThatCannotBeUsedIsRefusedInOneSentence() {
        assertEquals(1, run("dienlab:xyz"));
        assertEquals("The state link is damaged: it was cut short or changed.", firstError());
        assertEquals(2, run("--link", "https://example.org"));
        assertTrue(err.toString().contains("A state link begins with dienlab:"), err.toString());
    }

    @Test
    void whatCannotBeOpenedWithoutADisplayIsRefusedWithTheCommandThatNeedsNone(@TempDir Path folder)
            throws IOException {
        assumeTrue(Display.find() == Display.NONE);
        Path session = Files.writeString(folder.resolve("mine.dienlab"), "");
        assertEquals(1, run(session.toString()));
        assertTrue(firstError().contains("dien-lab export"), firstError());
        err.getBuffer().setLength(0);
        assertEquals(1, run(log(folder, 3)));
        assertTrue(firstError().contains("dien-lab train"), firstError());
        assertEquals("", out.toString());
    }

    private String firstError() {
        return err.toString().lines().findFirst().orElse("");
    }
}
