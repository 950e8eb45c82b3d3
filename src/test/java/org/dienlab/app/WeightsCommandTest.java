package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dienlab.data.Scenario;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Safetensors;
import org.dienlab.model.Safetensors.Tensor;
import org.dienlab.model.Variant;
import org.dienlab.nn.Parameter;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.Pretrained;
import org.dienlab.train.SessionControls;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;
import org.dienlab.train.session.LogContent;
import org.dienlab.train.session.SavedSession;
import org.dienlab.train.session.SessionFile;
import org.dienlab.train.session.WeightsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights out of the program and into it. */
class WeightsCommandTest {
    private static final Task MIX = Task.of(Scenario.MIX, Scenario.MIX.defaultLength());

    private final Locale locale = Locale.getDefault();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(locale);
    }

    private int run(String... args) {
        picocli.CommandLine line = Commands.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    private static CtrModel model(Variant lane) {
        int items = MIX.data().validation().vocabulary().items();
        int categories = MIX.data().validation().vocabulary().categories();
        return CtrModel.create(MIX.config(lane, items, categories), null);
    }

    private Map<String, Tensor> tensors(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return Safetensors.read(in, Files.size(file)).tensors();
        }
    }

    @Test
    void everyLaneIsAFileOfItsParametersUnderTheirNames() throws Exception {
        assertEquals(0, run("weights", "export", "mix", "--out", folder.toString(), "--example"), err.toString());
        Pretrained shipped = Pretrained.shipped("mix").orElseThrow();
        JsonObject example = JsonParser.parseString(Files.readString(folder.resolve("example.json")))
                .getAsJsonObject();
        for (Variant lane : Variant.values()) {
            Path file = folder.resolve(lane.code() + ".safetensors");
            CtrModel model = model(lane);
            Map<String, Tensor> tensors = tensors(file);
            assertEquals(model.layout().parameters().size(), tensors.size());
            for (Parameter parameter : model.layout().parameters()) {
                assertEquals(parameter.size(), tensors.get(parameter.name()).values().length, parameter.name());
            }
            assertEquals(lane, WeightsFile.lane(file));
            List<org.dienlab.train.Snapshot> snapshots = List.copyOf(shipped.snapshots(lane));
            assertArrayEquals(snapshots.get(snapshots.size() - 1).weights(), WeightsFile.read(file, model));
            double pctr = example.getAsJsonObject("pctr").get(lane.code()).getAsDouble();
            assertTrue(out.toString().contains(lane.code() + ": pCTR " + pctr), out.toString());
        }
    }

    @Test
    void whatWasExportedComesBackIntoASessionThatIsLearnedNoMore() throws Exception {
        assertEquals(0, run("weights", "export", "mix", "--lanes", "augru", "--out", folder.toString()));
        Path file = folder.resolve("augru.safetensors");
        Map<String, Tensor> changed = new LinkedHashMap<>(tensors(file));
        double[] bias = changed.get("fc2.b").values();
        bias[0] += 1;
        try (var stream = Files.newOutputStream(file)) {
            Safetensors.write(changed, stream);
        }
        String session = folder.resolve("mine.dienlab").toString();
        assertEquals(1, run("weights", "import", file.toString(), "--into", "mix", "--out", session));
        assertTrue(err.toString().contains("--lane"), "a file without metadata does not say its lane");
        assertEquals(
                0,
                run("weights", "import", file.toString(), "--lane", "augru", "--into", "mix", "--out", session),
                err.toString());
        OpenedSession opened = new SessionOpener(
                        BuiltInTask.choices(), List.of(), new org.dienlab.ui.open.OpenSessionViewModel.Watch() {
                            @Override
                            public void reading(org.dienlab.data.Reading.Progress progress) {
                                throw new AssertionError();
                            }

                            @Override
                            public void training(double share, long step) {
                                throw new AssertionError();
                            }

                            @Override
                            public boolean cancelled() {
                                return false;
                            }
                        })
                .open(Path.of(session));
        try (SessionControls controls = opened.task().session()) {
            var checkpoint = controls.checkpoint().get();
            assertTrue(!checkpoint.isLearned());
            var frame = controls.poll().orElseThrow();
            assertArrayEquals(
                    bias,
                    java.util.Arrays.copyOfRange(
                            frame.lanes().get(Variant.AUGRU).model().values(),
                            model(Variant.AUGRU).parameter("fc2.b").offset(),
                            model(Variant.AUGRU).parameter("fc2.b").end()));
        }
        // The file of a session gives its weights too.
        Path again = folder.resolve("again");
        assertEquals(0, run("weights", "export", session, "--out", again.toString()), err.toString());
        assertArrayEquals(
                bias, tensors(again.resolve("augru.safetensors")).get("fc2.b").values());
    }

    private static void write(Path session, Task two, Set<Variant> lanes, Checkpoint checkpoint) throws Exception {
        SavedSession saved = new SavedSession(
                Situation.of(two, 12, 3, lanes, Variant.BASE, 0),
                two.name(),
                null,
                SavedSession.Start.of(two),
                checkpoint.course(),
                SavedSession.Layout.CLOSED);
        SessionFile.write(session, saved, checkpoint, LogContent.NONE);
    }

    @Test
    void aLaneThatWasNeverOnTakesWeightsWhereTheSessionStands() throws Exception {
        Task two = Task.of(Scenario.TWO, 12);
        Path session = folder.resolve("trained.dienlab");
        Set<Variant> base = EnumSet.of(Variant.BASE);
        try (TrainingSession training = new TrainingSession(two, 3, base, Optional.empty(), 2)) {
            training.advance(150);
            training.settled().get();
            write(session, two, base, training.checkpoint().get());
        }
        assertEquals(0, run("weights", "export", "two-12", "--lanes", "augru", "--out", folder.toString()));
        String weights = folder.resolve("augru.safetensors").toString();
        Path one = folder.resolve("one.dienlab");
        Path other = folder.resolve("other.dienlab");
        for (Path out : List.of(one, other)) {
            assertEquals(0, run("weights", "import", weights, "--into", session.toString(), "--out", out.toString()));
        }
        Checkpoint.LaneOutline lane = SessionFile.read(one).checkpoint(two).outline().lanes().stream()
                .filter(any -> any.lane() == Variant.AUGRU)
                .findAny()
                .orElseThrow();
        assertEquals(150, lane.step());
        assertEquals(List.of(150L), lane.imported());
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
    }

    @Test
    void aLaneThatWasCatchingUpWhenItsSessionWasSavedIsWrittenWhenItHasCaughtUp() throws Exception {
        Task two = Task.of(Scenario.TWO, 12);
        Path session = folder.resolve("behind.dienlab");
        Set<Variant> both = EnumSet.of(Variant.BASE, Variant.AUGRU);
        double[] learned;
        try (TrainingSession training = new TrainingSession(two, 3, both, Optional.empty(), 2)) {
            training.advance(150);
            training.settled().get();
            learned = training.kept(Variant.AUGRU).get().model().values();
        }
        try (TrainingSession training = new TrainingSession(two, 3, EnumSet.of(Variant.BASE), Optional.empty(), 2)) {
            training.advance(150);
            training.settled().get();
            // The other lane has been switched on, and has not done a step.
            write(session, two, both, training.checkpoint().get());
        }
        assertEquals(0, run("weights", "export", session.toString(), "--out", folder.toString()), err.toString());
        Path file = folder.resolve("augru.safetensors");
        assertArrayEquals(learned, WeightsFile.read(file, model(Variant.AUGRU)));
    }

    @Test
    void weightsOfAnotherModelAreNamedWithTheFirstTensorThatDoesNotFit() throws Exception {
        assertEquals(0, run("weights", "export", "mix", "--lanes", "din", "--out", folder.toString()));
        String din = folder.resolve("din.safetensors").toString();
        String session = folder.resolve("a.dienlab").toString();
        assertEquals(1, run("weights", "import", din, "--lane", "augru", "--into", "mix", "--out", session));
        assertEquals(
                "din.safetensors holds weights of another model; expected tensor ext.Wu of shape 16 × 16.",
                err.toString().strip());
        assertTrue(Files.notExists(Path.of(session)));
    }

    @Test
    void aScenarioThatComesWithoutWeightsHasNoneToExport() {
        Path none = folder.resolve("none");
        assertEquals(1, run("weights", "export", "figure-3", "--lanes", "augru", "--out", none.toString()));
        assertTrue(err.toString().startsWith("No weights come with figure-3"), err.toString());
        assertTrue(Files.notExists(none));
    }

    @Test
    void theFolderOfASessionIsMade() {
        assertEquals(0, run("weights", "export", "mix", "--lanes", "base", "--out", folder.toString()));
        String weights = folder.resolve("base.safetensors").toString();
        Path session = folder.resolve("new/mine.dienlab");
        assertEquals(0, run("weights", "import", weights, "--into", "mix", "--out", session.toString()));
        assertTrue(Files.exists(session));
    }

    @Test
    void foreignFilesAndUnknownNamesAreSaidInOneSentence() throws Exception {
        Path text = Files.writeString(folder.resolve("a.safetensors"), "hello, this is a text");
        assertEquals(1, run("weights", "import", text.toString(), "--into", "mix", "--out", "x.dienlab"));
        assertTrue(err.toString().startsWith("a.safetensors is not a safetensors file of weights"), err.toString());
        err.getBuffer().setLength(0);
        assertEquals(1, run("weights", "export", "nowhere", "--out", folder.toString()));
        assertEquals(1, err.toString().lines().count());
        assertTrue(err.toString().startsWith("nowhere is neither"), err.toString());
        err.getBuffer().setLength(0);
        Path session = Files.writeString(folder.resolve("a" + SessionFile.ENDING), "no zip");
        assertEquals(1, run("weights", "export", session.toString(), "--out", folder.toString()));
        assertEquals("a.dienlab is not a session of DIEN Lab.", err.toString().strip());
    }

    @Test
    void trainingWritesTheWeightsThatItPrintsTheAucOf() throws Exception {
        String dir = folder.toString();
        assertEquals(
                0, run("train", "two-12", "--lanes", "base", "--steps", "2", "--seeds", "0,1", "--weights-out", dir));
        assertTrue(tensors(folder.resolve("seed-0/base.safetensors")).containsKey("fc1.W"));
        assertTrue(Files.exists(folder.resolve("seed-1/base.safetensors")));
    }
}
