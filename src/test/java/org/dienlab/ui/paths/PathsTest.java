package org.dienlab.ui.paths;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Figure3;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.WhatIf;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Mouse;
import org.dienlab.ui.common.TargetChoice;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.Overlaps;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.explore.TrainedFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paths: one plane for all of them, kept until it is fitted anew; and their picture, without collisions. */
class PathsTest {
    private static final Situation SITUATION =
            Situation.of(Task.of(Scenario.TWO, 12), 12, 7, EnumSet.allOf(Variant.class), Variant.AUGRU, 0);

    private final Undo undo = new Undo(SITUATION);
    private final ExploreViewModel explore = new ExploreViewModel(undo, Runnable::run, Runnable::run);
    private final ObservableList<TargetChoice> targets = FXCollections.observableArrayList();
    private PathsViewModel paths;

    /** A user of two interests, lanes that were trained for a moment, targets of the user's categories. */
    private void open() {
        ExampleSource users = new ScenarioStream(Scenario.TWO, 12, 777777);
        open(users, List.of(users.example(0).targetItem(), 1, 42, 61, 77));
        explore.show(TrainedFrames.of(Variant.GRU, Variant.AGRU, Variant.AUGRU, Variant.LSTM, Variant.DIN));
        explore.moveToEnd();
    }

    private void open(ExampleSource users, List<Integer> items) {
        explore.usersProperty().set(users);
        for (int item : items) {
            String name = users.vocabulary().catalogue().name(item, Locale.ENGLISH);
            targets.add(new TargetChoice(item, users.vocabulary().category(item), name, targets.isEmpty()));
        }
        paths = new PathsViewModel(explore, targets, undo, Runnable::run, Runnable::run);
    }

    private PathsModel shown() {
        paths.update();
        return paths.pathsProperty().get();
    }

    private List<PathLine> lines() {
        return shown().plots().get(0).lines();
    }

    @Test
    void oneLineForEachTargetAndOneForNone() {
        open();
        assertEquals(
                List.of(PathLine.Kind.CURRENT, PathLine.Kind.OTHER, PathLine.Kind.NONE),
                lines().stream().map(PathLine::kind).toList());
        // All start at h'_0 = 0, which is one point of the plane.
        assertEquals(
                1,
                lines().stream()
                        .map(line -> line.x()[0] + "," + line.y()[0])
                        .distinct()
                        .count());
        assertEquals(13, lines().get(0).x().length);
        for (TargetChoice target : List.copyOf(targets)) {
            if (!paths.chosen().contains(target)) {
                paths.toggle(target);
            }
        }
        assertEquals(PathsViewModel.MOST, paths.chosen().size());
        paths.toggleNone();
        assertTrue(lines().stream().noneMatch(line -> line.kind() == PathLine.Kind.NONE));
    }

    @Test
    void theLastPathStaysWhileThereIsNothingInItsPlace() {
        open(null, List.of());
        paths.toggleNone();
        assertTrue(paths.noneProperty().get());
    }

    /** Twice the training step in a frame is another picture; the first fit stays until it is asked for. */
    @Test
    void thePlaneIsKeptUntilItIsFittedAnew() {
        open();
        double[] first = lines().get(0).x();
        long fitted = shown().fitted();
        Frame later = TrainedFrames.of(Variant.AUGRU);
        CtrModel weaker = later.lanes().get(Variant.AUGRU).model().copy();
        for (int i = 0; i < weaker.values().length; i++) {
            weaker.values()[i] *= .8;
        }
        explore.show(TrainedFrames.with(Variant.AUGRU, weaker, 2000));
        double[] moved = lines().get(0).x();
        double[] kept = shown().explained();
        assertEquals(fitted, shown().fitted());
        assertNotEquals(first[12], moved[12]);
        paths.refit();
        assertEquals(2000, shown().fitted());
        double[] refitted = shown().explained();
        assertTrue(refitted[0] + refitted[1] >= kept[0] + kept[1] - 1e-12, "a fit explains most");
        explore.show(TrainedFrames.of(Variant.AUGRU));
        paths.refit();
        assertArrayEquals(first, lines().get(0).x(), "the same states give the same plane");
    }

    @Test
    void aKeptPlaneGivesTheSamePictureInAnotherWindow() {
        open();
        shown();
        CtrModel weaker = TrainedFrames.trained(Variant.AUGRU).copy();
        Arrays.setAll(weaker.values(), i -> weaker.values()[i] * .8);
        explore.show(TrainedFrames.with(Variant.AUGRU, weaker, 2000));
        PathsModel before = shown();
        PathsViewModel other = new PathsViewModel(explore, targets, undo, Runnable::run, Runnable::run);
        other.restorePlanes(paths.planes());
        other.update();
        PathsModel after = other.pathsProperty().get();
        assertEquals(before.fitted(), after.fitted());
        assertArrayEquals(before.box(), after.box());
        assertArrayEquals(
                before.plots().get(0).lines().get(0).x(),
                after.plots().get(0).lines().get(0).x());
        assertEquals(paths.planes(), other.planes());
    }

    @Test
    void theScaleOnlyGrows() {
        open();
        double[] box = shown().box();
        CtrModel weaker = TrainedFrames.trained(Variant.AUGRU).copy();
        Arrays.setAll(weaker.values(), i -> weaker.values()[i] * .5);
        explore.show(TrainedFrames.with(Variant.AUGRU, weaker, 2000));
        double[] after = shown().box();
        assertTrue(after[0] <= box[0] && after[1] >= box[1] && after[2] <= box[2] && after[3] >= box[3]);
    }

    @Test
    void lanesThatDoNotSeeTheTargetHaveOnePathAndOrderBlindOnesNone() {
        open();
        for (Variant variant : List.of(Variant.GRU, Variant.LSTM)) {
            explore.select(variant);
            assertEquals(
                    List.of(PathLine.Kind.ANY),
                    lines().stream().map(PathLine::kind).toList());
        }
        explore.select(Variant.DIN);
        assertTrue(shown().plots().isEmpty());
    }

    @Test
    void oneDimensionHasTimeAsItsOtherAxis() {
        ExampleSource users = new ScenarioStream(Scenario.TWO, 12, 777777);
        open(users, List.of(users.example(0).targetItem(), 42));
        ModelConfig standard =
                ModelConfig.standard(Variant.AUGRU, users.vocabulary().items(), 8);
        CtrModel model = CtrModel.create(
                new ModelConfig(Variant.AUGRU, standard.conventions(), standard.items(), 8, 1, 0, 4, 4), null);
        Initialisation.STANDARD.apply(model, 3);
        explore.show(TrainedFrames.with(Variant.AUGRU, model, 0));
        assertEquals(1, shown().axes());
        assertArrayEquals(new double[] {0, 1, 2}, Arrays.copyOf(lines().get(0).x(), 3));
        assertEquals(1, shown().explained()[0], 1e-12);
    }

    @Test
    void afterFigure3BothCellsStandInOnePlane() {
        openFigure3();
        PathsModel shown = shown();
        assertEquals("Cases", shown.published());
        assertEquals(
                List.of(Variant.AUGRU_RELEASED, Variant.AUGRU),
                shown.plots().stream().map(plot -> plot.lane().variant()).toList());
        assertEquals(.859, shown.plots().get(1).lane().trace().attention()[7]);
        assertEquals(3, shown.plots().get(1).lines().size());
    }

    /** Cases is the path of the sheet when it is the target, and the same when it stands beside another target. */
    @Test
    void publishedAttentionStaysOnItsClicksWhenTheyAreEdited() {
        openFigure3();
        paths.toggle(targets.get(0));
        WhatIf own = WhatIf.of(
                explore.exampleProperty().get().items(),
                explore.exampleProperty().get().categories());
        for (WhatIf edits : List.of(own.inserted(2, 7, 7), own.without(0), own.moved(7, 0))) {
            undo.edit(s -> s.with(edits).withTarget(6));
            double[] asTarget = lines().get(0).x();
            assertNull(shown().published(), "nothing like it was published");
            undo.edit(s -> s.withTarget(7));
            assertEquals("Cases", lines().get(1).name());
            assertArrayEquals(asTarget, lines().get(1).x(), 1e-9);
            assertNull(shown().published());
        }
    }

    @Test
    void attentionThatWasDraggedIsNotAsPublished() {
        openFigure3();
        undo.edit(s -> s.with(WhatIf.of(
                        explore.exampleProperty().get().items(),
                        explore.exampleProperty().get().categories())
                .withAttention(7, new WhatIf.Attention(.5, false))));
        assertNull(shown().published());
        assertEquals(2, shown().plots().size());
        undo.edit(s -> s.with(s.whatIf().withoutAttention()));
        assertEquals("Cases", shown().published());
    }

    private void openFigure3() {
        ExampleSource users = Figure3.examples();
        explore.select(Variant.AUGRU_RELEASED);
        open(users, List.of(6, 7));
        explore.show(TrainedFrames.untrained(users, Variant.AUGRU_RELEASED, Variant.AUGRU));
    }

    private Scene scene(Look look, Locale locale, double width, double height, List<Pen.Written> written) {
        Fonts.load();
        Messages messages = new Messages(locale, "/org/dienlab/ui/messages", PathsView.BUNDLE);
        explore.localeProperty().bind(messages.localeProperty());
        PathsView view = new PathsView(paths, messages, new SimpleObjectProperty<>(look), written::add);
        Scene scene = new Scene(new StackPane(view.root()), width, height);
        look.apply(scene);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        view.pulse();
        return scene;
    }

    @ParameterizedTest
    @CsvSource({
        "AUGRU, 400, 284, LIGHT, 100, en",
        "AUGRU, 400, 284, DARK, 100, zh",
        "AGRU, 400, 284, LIGHT, 100, zh",
        "GRU, 400, 284, LIGHT, 100, en",
        "DIN, 400, 284, LIGHT, 100, en",
        "AUGRU, 399, 640, DARK, 100, en",
        "AUGRU, 800, 568, PROJECTOR, 200, zh",
        "FIGURE, 400, 284, LIGHT, 100, en",
        "FIGURE, 400, 600, DARK, 100, zh",
    })
    void labelsLieOnNoOtherLabelAndInsideThePicture(
            String what, int width, int height, Theme theme, int percent, String language) {
        List<String> wrong = onFx(() -> {
            if (what.equals("FIGURE")) {
                openFigure3();
            } else {
                open();
                explore.select(Variant.valueOf(what));
            }
            List<Pen.Written> written = new ArrayList<>();
            Look look = new Look(theme, percent);
            Scene scene = scene(look, Locale.forLanguageTag(language), width, height, written);
            org.dienlab.ui.main.Pictures.save(scene, String.join("-", "paths", what, "" + height, language));
            assertTrue(what.equals("DIN")
                    || written.stream().anyMatch(text -> text.text().startsWith("h")));
            return Overlaps.of(
                    written, scene.lookup(".drawn-panel").getLayoutBounds().getWidth() / look.scale());
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void pointingAtAPathLightsUpTheClickAndTheOtherWayRound() {
        onFx(() -> {
            open();
            List<Pen.Written> written = new ArrayList<>();
            Scene scene = scene(Look.of(Theme.LIGHT), Locale.ENGLISH, 400, 284, written);
            Node picture = scene.lookup(".drawn-panel");
            boolean[] lit = new boolean[13];
            for (int x = 0; x < 370; x += 3) {
                for (int y = 0; y < 210; y += 3) {
                    picture.fireEvent(Mouse.at(MouseEvent.MOUSE_MOVED, x, y));
                    int glow = explore.glowProperty().get();
                    if (glow >= 0) {
                        lit[glow] = true;
                    }
                }
            }
            assertTrue(lit[12], "the end of a path can be pointed at");
            picture.fireEvent(Mouse.at(MouseEvent.MOUSE_MOVED, -50, -50));
            assertEquals(-1, explore.glowProperty().get());
            explore.glowProperty().set(4);
            written.clear();
            ((org.dienlab.ui.explore.DrawnPanel) picture).pulse();
            String click = explore.sheetProperty().get().clicks().get(3).name();
            assertTrue(written.stream().anyMatch(text -> text.text().startsWith("4 " + click)), written.toString());
            return null;
        });
    }

    @Test
    void thePathsAreSpoken() {
        String words = onFx(() -> {
            open();
            Scene scene = scene(Look.of(Theme.LIGHT), Locale.ENGLISH, 400, 284, new ArrayList<>());
            Object text = scene.lookup(".drawn-panel").queryAccessibleAttribute(AccessibleAttribute.TEXT);
            assertNotNull(text);
            return (String) text;
        });
        assertTrue(words.startsWith("Paths of lane 5, "), words);
        assertTrue(words.contains(targets.get(0).name() + ": length "), words);
        assertTrue(words.contains("None (uniform): length "), words);
        assertTrue(words.contains("PC1 "), words);
    }
}
