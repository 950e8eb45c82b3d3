package org.dienlab.ui.drawer;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssParser;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;
import org.dienlab.trace.RankCorrelation;
import org.dienlab.train.Frame;
import org.dienlab.train.KeptWeights;
import org.dienlab.train.SessionState;
import org.dienlab.train.Snapshot;
import org.dienlab.train.Task;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.explore.SheetModel;
import org.dienlab.ui.explore.TrainedFrames;
import org.dienlab.ui.main.FakeSession;
import org.dienlab.ui.main.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The drawer: closed at first, one tab at a time, no text on another, everything spoken. */
class DrawerTest {
    private static final Variant[] LANES = {Variant.GRU, Variant.AUGRU, Variant.LSTM, Variant.DIN};

    private final Undo undo = new Undo(SheetModel.EMPTY.situation());
    private final ExploreViewModel explore = new ExploreViewModel(undo, Runnable::run, Runnable::run);
    private final FakeSession session = new FakeSession();
    private final SimpleObjectProperty<Frame> frame = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<OpenTask> open = new SimpleObjectProperty<>();
    private final List<Pen.Written> written = new ArrayList<>();
    private InsightViewModel insight;
    private List<DrawerTab> tabs;
    private DrawerView drawer;
    private Scene scene;

    private void show(int length, Look look, Locale locale, double width) {
        Fonts.load();
        Messages messages = new Messages(locale, "/org/dienlab/ui/messages", DrawerView.BUNDLE);
        open.set(new OpenTask(Task.of(Scenario.TWO, length), session));
        explore.localeProperty().bind(messages.localeProperty());
        explore.usersProperty().set(new ScenarioStream(Scenario.TWO, length, 777777));
        explore.show(TrainedFrames.of(LANES));
        frame.set(FakeSession.frame(
                SessionState.PAUSED, 200, 200, EnumSet.copyOf(List.of(LANES)), -1, TrainedFrames::trained));
        insight = new InsightViewModel(explore, open, frame, Runnable::run, Runnable::run);
        TimeMapViewModel map = new TimeMapViewModel(explore, open, frame, Runnable::run, step -> {});
        CtrModel model = TrainedFrames.trained(Variant.AUGRU);
        List<Snapshot> snapshots = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> new Snapshot(
                        10L * i,
                        Arrays.stream(model.values()).map(w -> w * i / 20).toArray(),
                        null,
                        null))
                .toList();
        session.kept.complete(new KeptWeights(model, snapshots));
        SimpleObjectProperty<Look> looks = new SimpleObjectProperty<>(look);
        DrawerTabs make =
                new DrawerTabs(messages, looks, new SimpleDoubleProperty(width - 407 * look.scale()), written::add);
        tabs = List.of(make.drift(explore), make.timeMap(map), make.clicks(insight), make.gradient(insight));
        drawer = new DrawerView(tabs, messages, looks);
        scene = new Scene(new StackPane(drawer.root()), width, 280 * look.scale());
        look.apply(scene);
    }

    private void layout() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        drawer.pulse();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        drawer.pulse();
    }

    @Test
    void isClosedAtFirstAndShowsOneTabAtATime() {
        onFx(() -> {
            show(12, Look.of(Theme.LIGHT), Locale.ENGLISH, 1584);
            layout();
            double closed = drawer.root().prefHeight(-1);
            assertNull(drawer.openProperty().get());
            assertNull(insight.insightProperty().get(), "a closed drawer computes nothing");
            drawer.toggle(tabs.get(0));
            layout();
            assertTrue(drawer.root().prefHeight(-1) > closed + 100);
            drawer.toggle(tabs.get(2));
            layout();
            assertEquals(tabs.get(2), drawer.openProperty().get());
            assertNotNull(insight.insightProperty().get());
            assertNull(tabs.get(0).content().getScene());
            drawer.toggle(tabs.get(2));
            assertNull(drawer.openProperty().get());
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "12, 1584, LIGHT, 100, en, AUGRU",
        "12, 1584, DARK, 100, zh, AUGRU",
        "12, 1264, LIGHT, 100, zh, GRU",
        "50, 1264, DARK, 100, en, AUGRU",
        "200, 1584, LIGHT, 100, en, AUGRU",
        "12, 1584, PROJECTOR, 150, zh, LSTM",
        "12, 1584, LIGHT, 100, en, DIN",
    })
    void noTextLiesOnAnother(int length, int width, Theme theme, int percent, String language, Variant lane) {
        CssParser.errorsProperty().clear();
        List<String> wrong = onFx(() -> {
            show(length, new Look(theme, percent), Locale.forLanguageTag(language), width);
            undo.edit(s -> s.withLane(lane, true).withSelected(lane));
            List<String> found = new ArrayList<>();
            for (DrawerTab tab : tabs) {
                drawer.toggle(tab);
                layout();
                layout();
                written.clear();
                explore.moveTo(explore.tProperty().get() == 3 ? 4 : 3);
                layout();
                Pictures.save(scene, String.join("-", "" + tab.nameKey(), "" + length, language, lane.code()));
                found.addAll(collisions(tab, width / (percent / 100.)));
                assertSpoken(tab);
            }
            return found;
        });
        assertEquals(List.of(), wrong);
        assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()));
    }

    @ParameterizedTest
    @CsvSource({"en, not enough memory", "zh, 内存不足"})
    void whyThereIsNoTimeMapIsSaid(String language, String reason) {
        onFx(() -> {
            session.kept.completeExceptionally(new OutOfMemoryError("Java heap space"));
            show(12, Look.of(Theme.LIGHT), Locale.forLanguageTag(language), 1584);
            drawer.toggle(tabs.get(1));
            layout();
            layout();
            assertTrue(written.stream().anyMatch(text -> text.text().contains(reason)), "" + written);
            return null;
        });
    }

    private List<String> collisions(DrawerTab tab, double width) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Pen.Written a = written.get(i);
            if (a.x() < -.5 || a.x() + a.w() > width + .5) {
                found.add(tab.nameKey() + ": " + a + " outside");
            }
            for (int j = 0; j < i; j++) {
                Pen.Written b = written.get(j);
                double across = Math.min(a.x() + a.w(), b.x() + b.w()) - Math.max(a.x(), b.x());
                double down = Math.min(a.y() + a.h(), b.y() + b.h()) - Math.max(a.y(), b.y());
                if (across > 1 && down > 1) {
                    found.add(tab.nameKey() + ": " + a + " on " + b);
                }
            }
        }
        return found;
    }

    private static void assertSpoken(DrawerTab tab) {
        for (Node node : tab.content().lookupAll(".drawn-panel")) {
            String words = (String) node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
            assertTrue(words != null && words.length() > 8, tab.nameKey());
        }
    }

    @Test
    void theTableSortsAndItsCorrelationsAreThoseOfItsColumns() {
        onFx(() -> {
            show(12, Look.of(Theme.LIGHT), Locale.ENGLISH, 1584);
            drawer.toggle(tabs.get(2));
            layout();
            TableView<ClickRow> table = table();
            List<ClickRow> rows = List.copyOf(table.getItems());
            assertEquals(
                    IntStream.rangeClosed(1, 12).boxed().toList(),
                    rows.stream().map(ClickRow::t).toList());
            double rho = RankCorrelation.spearman(
                    ClickRow.column(rows, ClickRow.Figure.ATTENTION), ClickRow.column(rows, ClickRow.Figure.GRADIENT));
            boolean printed = tabs.get(2).content().lookupAll(".label").stream()
                    .anyMatch(node -> ((Label) node).getText().equals(Numbers.two(rho)));
            assertTrue(printed, "the correlation is printed");
            table.getSortOrder().add(table.getColumns().get(5));
            table.sort();
            double[] sorted = ClickRow.column(table.getItems(), ClickRow.Figure.GRADIENT);
            double[] expected = sorted.clone();
            Arrays.sort(expected);
            assertTrue(Arrays.equals(expected, sorted));
            return null;
        });
    }

    @Test
    void theTableIsEmptyWhereNoLaneIsOnTheSheet() {
        onFx(() -> {
            show(12, Look.of(Theme.LIGHT), Locale.ENGLISH, 1584);
            drawer.toggle(tabs.get(2));
            layout();
            List<String> before = texts();
            assertFalse(before.contains("No history to show yet"));
            // DIN's weights cannot be put under any rule.
            undo.edit(s -> s.with(s.lineup().withSource(Variant.DIN)));
            undo.edit(s -> s.withUser(3));
            layout();
            assertEquals(List.of(), table().getItems());
            List<String> after = texts();
            assertTrue(after.contains("No history to show yet"));
            assertTrue(after.stream().noneMatch(text -> text.matches(".*\\d.*")), after.toString());
            undo.edit(s -> s.with(s.lineup().withSource(null)));
            layout();
            assertEquals(12, table().getItems().size());
            assertEquals(before.size(), texts().size(), "the correlations are there again");
            explore.usersProperty().set(null);
            open.set(null);
            layout();
            assertEquals(List.of(), table().getItems(), "another session is being opened");
            return null;
        });
    }

    /** What can be read in the tab of the table. */
    private List<String> texts() {
        return tabs.get(2).content().lookupAll(".label").stream()
                .map(Label.class::cast)
                .filter(label -> label.isVisible() && label.getParent().isVisible())
                .map(Label::getText)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private TableView<ClickRow> table() {
        return (TableView<ClickRow>) tabs.get(2).content().lookup(".table-view");
    }

    @Test
    void theLossHasAGradientForTheLoggedTargetOnly() {
        onFx(() -> {
            show(12, Look.of(Theme.LIGHT), Locale.ENGLISH, 1584);
            drawer.toggle(tabs.get(3));
            layout();
            Insight logged = insight.insightProperty().get();
            assertNotNull(logged.loss());
            assertFalse(
                    Arrays.equals(logged.loss().extractor(), logged.targetLoss().extractor()));
            undo.edit(s -> s.withTarget(42));
            layout();
            assertNull(insight.insightProperty().get().loss());
            assertNotNull(insight.insightProperty().get().logit());
            insight.ofLossProperty().set(true);
            layout();
            assertTrue(written.stream().anyMatch(text -> text.text().startsWith("The loss needs a label")));
            return null;
        });
    }
}
