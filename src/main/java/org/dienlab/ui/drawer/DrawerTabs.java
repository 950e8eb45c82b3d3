package org.dienlab.ui.drawer;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.drawer.DrawerTab.Panel;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.Pen;

/** Makes the tabs that look into one history. */
public final class DrawerTabs {
    private final Messages messages;
    private final ObservableValue<Look> look;
    private final ObservableDoubleValue sheetWidth;
    private final Consumer<Pen.Written> written;

    /** @param sheetWidth width of the sheet, whose columns go on in the drawer */
    public DrawerTabs(Messages messages, ObservableValue<Look> look, ObservableDoubleValue sheetWidth) {
        this(messages, look, sheetWidth, text -> {});
    }

    /** @param written hears of every piece of text that is drawn */
    DrawerTabs(
            Messages messages,
            ObservableValue<Look> look,
            ObservableDoubleValue sheetWidth,
            Consumer<Pen.Written> written) {
        this.messages = messages;
        this.look = look;
        this.sheetWidth = sheetWidth;
        this.written = written;
    }

    /** Interest drift: key D. */
    public DrawerTab drift(ExploreViewModel explore) {
        return DrawerTab.of("drawer.drift", KeyCode.D, () -> {
            DriftPanel panel = new DriftPanel(explore, messages, look, sheetWidth, written);
            return new Panel(panel, panel::prepare, panel::pulse);
        });
    }

    /** Training time by clicks: key M. */
    public DrawerTab timeMap(TimeMapViewModel viewModel) {
        return DrawerTab.of("drawer.map", KeyCode.M, () -> {
            TimeMapPanel panel = new TimeMapPanel(viewModel, messages, look, written);
            HBox choice = choice(viewModel.ofWriteProperty(), "drawer.map.attention", "drawer.map.write");
            return new Panel(below(choice, panel), () -> {
                viewModel.update();
                panel.pulse();
            });
        });
    }

    /** Attention, survival and gradient per click. */
    public DrawerTab clicks(InsightViewModel viewModel) {
        return DrawerTab.of("drawer.clicks", null, () -> {
            ClickTable table = new ClickTable(viewModel, messages, look);
            return new Panel(table, table::pulse);
        });
    }

    /** Gradient through time. */
    public DrawerTab gradient(InsightViewModel viewModel) {
        return DrawerTab.of("drawer.gradient", null, () -> {
            GradientPanel panel = new GradientPanel(viewModel, messages, look, sheetWidth, written);
            HBox choice = choice(viewModel.ofLossProperty(), "drawer.gradient.of-logit", "drawer.gradient.of-loss");
            return new Panel(below(choice, panel), () -> {
                viewModel.update();
                panel.pulse();
            });
        });
    }

    /** The log of training. */
    public DrawerTab log(LogViewModel viewModel) {
        return DrawerTab.of("drawer.log", null, () -> new Panel(new LogPanel(viewModel, messages), () -> {}));
    }

    private static VBox below(Region head, Region panel) {
        VBox.setVgrow(panel, Priority.ALWAYS);
        return new VBox(head, panel);
    }

    /** Two segments for a property that is one thing or the other. */
    private HBox choice(BooleanProperty second, String firstKey, String secondKey) {
        HBox segments = new HBox(segment(second, false, firstKey), segment(second, true, secondKey));
        segments.getStyleClass().add("segments");
        segments.setMaxWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(segments);
        head.getStyleClass().add("drawer-choice");
        return head;
    }

    private ToggleButton segment(BooleanProperty property, boolean value, String key) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(messages.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setSelected(property.get() == value);
        property.addListener((o, old, now) -> button.setSelected(now == value));
        button.setOnAction(e -> {
            property.set(value);
            button.setSelected(true);
        });
        return button;
    }
}
