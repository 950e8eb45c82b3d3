package org.dienlab.ui.open;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.dienlab.data.Reading;
import org.dienlab.data.log.LogData;
import org.dienlab.data.log.LogReader;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleBuilder;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.SessionState;
import org.dienlab.train.Task;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.main.FakeSession;
import org.dienlab.ui.open.FindUserViewModel.Order;
import org.dienlab.ui.open.FindUserViewModel.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindUserViewModelTest {
    @TempDir
    Path folder;

    private final Queue<Runnable> background = new ArrayDeque<>();
    private Task task;
    private FindUserViewModel model;

    @BeforeEach
    void openALog() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int user = 0; user < 200; user++) {
            rows.append("u").append(user);
            for (int click = 0; click < 2 + user % 7; click++) {
                rows.append(" i").append((user * 3 + click * (1 + user % 5)) % 40);
            }
            rows.append('\n');
        }
        Path file = Files.writeString(folder.resolve("sequences.txt"), rows);
        LogData log = SampleBuilder.build(
                LogReader.read(LogSource.recognise(file), Reading.strict()), SampleOptions.STANDARD);
        task = Task.of("log", log);
        Frame frame =
                FakeSession.frame(SessionState.PAUSED, 120, 120, EnumSet.of(Variant.DIN, Variant.AUGRU), -1, lane -> {
                    CtrModel lanes = CtrModel.create(ModelConfig.standard(lane, 40, 1), new int[40]);
                    Initialisation.STANDARD.apply(lanes, 5);
                    return lanes;
                });
        model = new FindUserViewModel(task, frame, background::add, Runnable::run);
    }

    private List<User> found() {
        return model.foundProperty().get().first();
    }

    @Test
    void aUserIsThereOnceAndOpensItsOwnExample() {
        background.remove().run();
        assertEquals(20, found().size());
        assertEquals(20, found().stream().map(User::id).distinct().count());
        for (User user : found()) {
            assertEquals(
                    user.id(), task.data().validation().example(user.index()).user());
        }
    }

    @Test
    void partsOfAnIdentifierFindIt() {
        background.remove().run();
        String id = found().get(7).id();
        model.partProperty().set(" " + id.toUpperCase(Locale.ROOT));
        assertEquals(id, found().get(0).id(), "An exact match comes first.");
        assertTrue(found().stream().allMatch(user -> user.id().contains(id)));
        model.partProperty().set("nobody");
        assertEquals(0, model.foundProperty().get().matching());
        assertEquals(20, model.foundProperty().get().all());
    }

    @Test
    void theLargestNumbersComeFirst() {
        background.remove().run();
        assertTrue(model.foundProperty().get().scored());
        assertSorted(Order.LONG, User::clicks);
        assertSorted(Order.SHORT, user -> -user.clicks());
        assertSorted(Order.LOSS, user -> user.score().loss());
        assertSorted(Order.DISAGREEMENT, user -> user.score().disagreement());
        assertSorted(
                Order.DRIFT,
                user -> Double.isNaN(user.score().drift()) ? -1 : user.score().drift());
        assertEquals(120, model.step());
    }

    private void assertSorted(Order order, ToDoubleFunction<User> value) {
        model.orderProperty().set(order);
        List<User> sorted = found().stream()
                .sorted(Comparator.comparingDouble(value).reversed())
                .toList();
        assertEquals(
                sorted.stream().map(value::applyAsDouble).toList(),
                found().stream().map(value::applyAsDouble).toList());
        assertFalse(found().isEmpty());
    }

    @Test
    void whereAllLanesHaveDivergedNobodyWaitsForThem() {
        Frame diverged = FakeSession.frame(SessionState.PAUSED, 120, 120, EnumSet.of(Variant.AUGRU), 80);
        model = new FindUserViewModel(task, diverged, background::add, Runnable::run);
        background.forEach(Runnable::run);
        Messages messages = new Messages(Messages.ENGLISH, "/org/dienlab/ui/messages", OpenDataView.BUNDLE);
        onFx(() -> {
            Region root = new FindUserView(model, messages, user -> {}).root();
            List<String> shown = root.lookupAll(".caption").stream()
                    .map(label -> ((Label) label).getText())
                    .toList();
            assertTrue(shown.contains("Users: 20 of 20; all lanes have diverged, so none is asked"), "" + shown);
            return null;
        });
        assertTrue(found().stream().allMatch(user -> Double.isNaN(user.score().loss())));
    }

    @Test
    void nothingComesAfterClosing() {
        model.close();
        background.remove().run();
        assertTrue(found().isEmpty());
    }
}
