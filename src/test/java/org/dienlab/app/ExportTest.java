package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.Frame;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;
import org.dienlab.train.session.LogContent;
import org.dienlab.train.session.SavedSession;
import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.SessionFile;
import org.dienlab.train.session.StateLink;
import org.dienlab.train.session.WeightsFile;
import org.dienlab.ui.common.FxTest;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.drawing.Svg;
import org.dienlab.ui.explore.SheetModel;
import org.dienlab.ui.export.Content;
import org.dienlab.ui.export.Format;
import org.dienlab.ui.export.Order;
import org.dienlab.ui.export.Progress;
import org.dienlab.ui.export.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What leaves the window, and what stays where nobody wants the rest. */
class ExportTest {
    private static final Progress UNHEARD = share -> {};

    @TempDir
    private Path folder;

    private OffscreenWindow window;

    @BeforeEach
    void open() {
        FxTest.onFx(() -> null); // JavaFX is there from now on
        Settings settings = MemorySettings.empty();
        settings.setWindow(1440, 900, false);
        window = OffscreenWindow.open(List.of(BuiltInTask.offered("two-12").orElseThrow()), settings);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private Result export(Content what, Format format, int scale, String name) throws IOException {
        return export(what, format, scale, 0, Long.MAX_VALUE, Order.USUAL_BYTES, name, UNHEARD);
    }

    private Result export(
            Content what, Format format, int scale, long from, long to, long bytes, String name, Progress progress)
            throws IOException {
        return new Export(window).export(new Order(what, format, scale, from, to, 2, bytes, file(name)), progress);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyChartIsWrittenAsSvgWithItsWords() throws IOException {
        for (Content what : Content.values()) {
            if (what.formats().contains(Format.SVG)) {
                export(what, Format.SVG, 1, what.code() + ".svg");
                Svg svg = Svg.read(Files.readString(file(what.code() + ".svg")));
                assertFalse(svg.texts().isEmpty(), what.code());
                assertTrue(svg.contents("title").get(0).length() > 3, what.code());
                assertTrue(svg.contents("desc").get(0).length() > 10, what.code());
            }
        }
        Svg sheet = Svg.read(Files.readString(file("sheet.svg")));
        assertTrue(
                sheet.texts().containsAll(List.of("Clicks", "AUGRU", "Target item")),
                sheet.texts().toString());
    }

    @Test
    void picturesHaveTheSizeAskedForAndTheWindowIsAsBefore() throws IOException {
        byte[] before = png(window);
        export(Content.WINDOW, Format.PNG, 2, "window.png");
        assertEquals(2 * 1440, ImageIO.read(file("window.png").toFile()).getWidth());
        assertEquals(2 * 900, ImageIO.read(file("window.png").toFile()).getHeight());
        export(Content.DRIFT, Format.PNG, 1, "drift.png");
        export(Content.DRIFT, Format.PNG, 3, "drift3.png");
        assertEquals(
                3 * ImageIO.read(file("drift.png").toFile()).getWidth(),
                ImageIO.read(file("drift3.png").toFile()).getWidth());
        assertArrayEquals(before, png(window));
    }

    private byte[] png(OffscreenWindow of) throws IOException {
        PictureSequence.writePng(of.picture(), file("now"));
        byte[] bytes = Files.readAllBytes(file("now"));
        Files.delete(file("now"));
        return bytes;
    }

    @Test
    void numbersAreThoseOfTheSheet() throws IOException {
        export(Content.TRACE, Format.JSON, 1, "t.dientrace.json");
        export(Content.TRACE, Format.CSV, 1, "t.csv");
        export(Content.STATES, Format.CSV, 1, "s.csv");
        SheetModel sheet = window.ask(w -> w.sheet().sheetProperty().get());
        JsonObject json = JsonParser.parseString(Files.readString(file("t.dientrace.json")))
                .getAsJsonObject();
        assertArrayEquals(sheet.lane().trace().attention(), new Gson().fromJson(json.get("a"), double[].class));
        assertArrayEquals(
                sheet.lane().trace().evolving().hidden(), new Gson().fromJson(json.get("h"), double[][].class));
        assertEquals(
                sheet.target().name(),
                json.getAsJsonObject("target").get("name").getAsString());
        assertEquals(
                1 + sheet.lanes().size() * 12, Files.readAllLines(file("t.csv")).size());
        assertEquals(
                1 + sheet.lanes().size() * 12 * 16,
                Files.readAllLines(file("s.csv")).size());
    }

    @Test
    void theClicksBecomeAnAnimation() throws IOException {
        Situation before = window.ask(w -> w.main().undo().situation());
        Result whole = export(Content.STEPS, Format.GIF, 1, 3, 6, Order.USUAL_BYTES, "steps.gif", UNHEARD);
        assertFalse(whole.isReduced());
        assertArrayEquals(new int[] {4, 1440, 900}, gif("steps.gif"));
        long most = Files.size(file("steps.gif")) / 2;
        Result smaller = export(Content.STEPS, Format.GIF, 1, 3, 6, most, "small.gif", UNHEARD);
        assertTrue(smaller.isReduced() && Files.size(file("small.gif")) <= most, smaller.toString());
        assertEquals((int) Math.round(1440 * smaller.scale()), gif("small.gif")[1]);
        assertEquals(before, window.ask(w -> w.main().undo().situation()));
    }

    @Test
    void aRangeThatBeginsAtItsEndIsTheSameRange() throws IOException {
        export(Content.STEPS, Format.GIF, 1, 2, 4, Order.USUAL_BYTES, "there.gif", UNHEARD);
        export(Content.STEPS, Format.GIF, 1, 4, 2, Order.USUAL_BYTES, "back.gif", UNHEARD);
        assertArrayEquals(Files.readAllBytes(file("there.gif")), Files.readAllBytes(file("back.gif")));
        assertEquals(
                3,
                export(Content.STEPS, Format.FRAMES, 1, 4, 2, 0, "frames", UNHEARD)
                        .files());
    }

    private int[] gif(String name) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file(name).toFile())) {
            reader.setInput(in);
            return new int[] {reader.getNumImages(true), reader.getWidth(0), reader.getHeight(0)};
        }
    }

    @Test
    void trainingBecomesASequenceOfPicturesThatReplacesTheOneBefore() throws IOException {
        Files.createDirectories(file("frames"));
        Files.writeString(file("frames/frame-9999.png"), "old");
        Files.writeString(file("frames/notes.txt"), "mine");
        Result result = export(Content.TRAINING, Format.FRAMES, 1, 0, 100, 0, "frames", UNHEARD);
        long kept = window.ask(w -> w.main().frameProperty().get().snapshots()).stream()
                .filter(step -> step <= 100)
                .count();
        assertEquals(kept, result.files());
        assertTrue(Files.exists(file("frames/notes.txt")));
        assertFalse(Files.exists(file("frames/frame-9999.png")));
        assertFalse(Arrays.equals(
                Files.readAllBytes(file("frames/frame-0001.png")),
                Files.readAllBytes(file(String.format("frames/frame-%04d.png", kept)))));
        assertEquals(List.of("frames"), files());
    }

    @Test
    void whoCancelsFindsNothingAndKeepsWhatWasThere() throws IOException {
        Files.writeString(file("old.gif"), "old");
        for (String name : List.of("old.gif", "new.gif")) {
            assertThrows(
                    CancellationException.class,
                    () -> export(Content.STEPS, Format.GIF, 1, 0, 12, Order.USUAL_BYTES, name, cancelAt(.8)));
        }
        assertThrows(
                CancellationException.class,
                () -> export(Content.STEPS, Format.FRAMES, 1, 0, 12, 0, "frames", cancelAt(.3)));
        assertEquals(List.of("old.gif"), files());
        assertEquals("old", Files.readString(file("old.gif")));
    }

    @Test
    void trainingRestsWhileItIsExportedAndThenGoesOn() throws IOException {
        long from = window.await(frame -> true).liveStep();
        window.tell(w -> w.main().openProperty().get().session().goOn(1_000_000));
        long begun = window.await(frame -> frame.liveStep() > from).liveStep();
        export(Content.WINDOW, Format.PNG, 1, "running.png");
        window.await(frame -> frame.state() == SessionState.RUNNING && frame.liveStep() > begun);
        assertThrows(
                CancellationException.class,
                () -> export(Content.SHEET, Format.PNG, 1, 0, 0, Order.USUAL_BYTES, "cancelled.png", cancelAt(-1)));
        assertEquals(List.of("running.png"), files());
        long now = window.await(frame -> true).liveStep();
        window.await(frame -> frame.state() == SessionState.RUNNING && frame.liveStep() > now);
    }

    @Test
    void whereNoStepWasKeptTheNearestIsShown() throws IOException {
        assertEquals(
                1,
                export(Content.TRAINING, Format.FRAMES, 1, 1, 1, 0, "frames", UNHEARD)
                        .files());
    }

    private static Progress cancelAt(double at) {
        return share -> {
            if (share > at) {
                throw new CancellationException();
            }
        };
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedWithoutAStackTrace() {
        BufferedImage picture = window.picture();
        Path nowhere = file("missing/a.png");
        PrintStream usual = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            for (Executable writing : List.<Executable>of(
                    () -> PictureSequence.writePng(picture, nowhere), () -> new AnimatedGif(nowhere).close())) {
                IOException failure = assertThrows(IOException.class, writing);
                assertEquals("The file " + nowhere + " cannot be read or written.", Commands.sentence(failure));
            }
        } finally {
            System.setErr(usual);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theFileThatWasAskedForIsNamedAndNotTheOneThatIsMadeBesideIt() {
        IOException failure = assertThrows(
                IOException.class, () -> WholeFile.write(file("a.png"), beside -> Files.readString(beside)));
        assertEquals("The file " + file("a.png") + " cannot be read or written.", Commands.sentence(failure));
    }

    @Test
    void aFolderInThePlaceOfAFileIsRefused() throws IOException {
        Files.createDirectories(file("there.csv"));
        IOException failure = assertThrows(IOException.class, () -> export(Content.LOSS, Format.CSV, 1, "there.csv"));
        assertEquals("The file " + file("there.csv") + " cannot be read or written.", Commands.sentence(failure));
        assertEquals(List.of("there.csv"), files());
    }

    /** The example of --help as it is printed, but for the folder; twice, to the same bytes. */
    @Test
    void theExampleOfHelpWorks() throws Exception {
        StringWriter help = new StringWriter();
        CommandLine line = Commands.commandLine();
        line.setOut(new PrintWriter(help, true));
        line.execute("export", "--help");
        String example =
                help.toString().lines().reduce((first, second) -> second).orElseThrow();
        String[] words = example.strip().split("\\s+");
        assertEquals("--out", words[words.length - 2]);
        String name = words[words.length - 1];
        for (String to : List.of("a-" + name, "b-" + name)) {
            words[words.length - 1] = file(to).toString();
            ExportCommand command = Commands.commandLine()
                    .parseArgs(Arrays.copyOfRange(words, 1, words.length))
                    .subcommand()
                    .commandSpec()
                    .commandLine()
                    .getCommand();
            assertEquals(0, command.job().call());
        }
        assertArrayEquals(Files.readAllBytes(file("a-" + name)), Files.readAllBytes(file("b-" + name)));
        assertTrue(ImageIO.read(file("a-" + name).toFile()).getWidth() > 2000);
    }

    private static ExportCommand command(String... words) {
        return Commands.commandLine()
                .parseArgs(words)
                .subcommand()
                .commandSpec()
                .commandLine()
                .getCommand();
    }

    private byte[] exported(String... words) throws Exception {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--out";
        all[words.length + 1] = file("out.dientrace.json").toString();
        assertEquals(0, command(all).job().call());
        return Files.readAllBytes(file("out.dientrace.json"));
    }

    /** Puts the weights of one lane under every rule, and selects another one. */
    private void swap(Variant source, Variant selected) {
        Situation now = window.ask(w -> w.main().undo().situation());
        Situation wanted = now.withLane(source, true).withLane(selected, true).withSelected(selected);
        window.show(wanted.with(wanted.lineup().withSource(source)));
        window.awaitPicture();
    }

    private static boolean saysSomething(LabWindow window) {
        return Window.getWindows().stream()
                .anyMatch(shown -> shown instanceof Stage said
                        && said.getOwner() == window.scene().getWindow());
    }

    @Test
    void underASwappedCellTheWeightsThatAreShownAreExported() throws Exception {
        swap(Variant.AUGRU, Variant.AGRU);
        window.tell(w -> w.files().sessions().weights().export(file("agru.safetensors")));
        while (!window.ask(ExportTest::saysSomething)) {
            Thread.onSpinWait();
        }
        Frame frame = window.await(f -> true);
        CtrModel own = frame.lanes().get(Variant.AGRU).model();
        CtrModel shown =
                frame.lanes().get(Variant.AUGRU).model().under(Variant.AGRU).orElseThrow();
        double[] written = WeightsFile.read(file("agru.safetensors"), own);
        assertArrayEquals(shown.values(), written);
        assertFalse(Arrays.equals(own.values(), written));
    }

    @Test
    void whereNoLaneIsShownThereIsNoTraceAndThatIsSaid() throws IOException {
        swap(Variant.DIN, Variant.DIN);
        for (Content what : List.of(Content.TRACE, Content.STATES)) {
            for (Format format : what.formats()) {
                Exception refused = assertThrows(UserError.class, () -> export(what, format, 1, "trace"));
                assertEquals("No lane is shown.", refused.getMessage());
            }
        }
        assertEquals(List.of(), files());
    }

    /** A session that has trained three steps on other lanes than usual, saved; and its link. */
    private String save(Path session) throws Exception {
        Task task = BuiltInTask.offered("two-12").orElseThrow().task().get();
        Set<Variant> lanes = EnumSet.of(Variant.GRU, Variant.AGRU);
        try (TrainingSession trained = new TrainingSession(task, 5, lanes, Optional.empty(), 2)) {
            trained.advance(3);
            Frame frame = null;
            while (frame == null || frame.step() < 3) {
                frame = trained.poll().orElse(frame);
                Thread.onSpinWait();
            }
            Checkpoint checkpoint = trained.checkpoint().get();
            Situation shown = Situation.of(task, 12, 5, lanes, Variant.AGRU, 3);
            SavedSession saved = new SavedSession(
                    shown,
                    task.name(),
                    null,
                    SavedSession.Start.of(task),
                    checkpoint.course(),
                    SavedSession.Layout.CLOSED);
            SessionFile.write(session, saved, checkpoint, LogContent.NONE);
            return StateLink.of(saved);
        }
    }

    @Test
    void aSessionAndItsLinkAreExportedAsTheyWereSaved() throws Exception {
        String session = file("mine.dienlab").toString();
        String link = save(Path.of(session));
        byte[] ofSession = exported("export", session, "--what", "trace");
        JsonObject json = JsonParser.parseString(new String(ofSession, StandardCharsets.UTF_8))
                .getAsJsonObject();
        assertEquals("agru", json.get("lane").getAsString());
        assertEquals(3, json.get("step").getAsLong());
        assertEquals(5, json.get("seed").getAsLong());
        assertArrayEquals(ofSession, exported("export", link, "--what", "trace"));
        assertArrayEquals(ofSession, exported("export", "--link", link, "--what", "trace"));
        JsonObject other = JsonParser.parseString(new String(
                        exported("export", session, "--what", "trace", "--lane", "gru"), StandardCharsets.UTF_8))
                .getAsJsonObject();
        assertEquals("gru", other.get("lane").getAsString());
    }

    @Test
    void aUserThatThereIsNotIsNotReplacedByAnother() throws Exception {
        long users = window.ask(w -> w.main().users());
        exported("export", "--what", "trace", "--user", String.valueOf(users - 1));
        Exception refused = assertThrows(
                UserError.class, () -> exported("export", "--what", "trace", "--user", String.valueOf(users)));
        assertTrue(refused.getMessage().contains(String.valueOf(users)), refused.getMessage());
    }

    @Test
    void whatASessionHasItselfIsNotGivenBesideIt() throws Exception {
        for (String option : List.of("--scenario", "--lanes", "--seed")) {
            String value = option.equals("--seed") ? "3" : option.equals("--lanes") ? "gru" : "mix";
            ExportCommand command =
                    command("export", "mine.dienlab", option, value, "--what", "trace", "--out", "out.json");
            String said = assertThrows(ParameterException.class, command::job).getMessage();
            assertTrue(said.startsWith(option), said);
        }
        Path text = Files.writeString(file("text.dienlab"), "user,item,time");
        Exception refused =
                assertThrows(SessionException.class, () -> exported("export", text.toString(), "--what", "trace"));
        assertEquals("text.dienlab is not a session of DIEN Lab.", Commands.sentence(refused));
    }
}
