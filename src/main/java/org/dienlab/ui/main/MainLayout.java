package org.dienlab.ui.main;

import static org.dienlab.ui.common.Nodes.named;
import static org.dienlab.ui.common.Nodes.room;
import static org.dienlab.ui.common.Nodes.styled;
import static org.dienlab.ui.common.Nodes.whole;
import static org.dienlab.ui.common.Nodes.wide;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dienlab.ui.common.LiveScroll;
import org.dienlab.ui.common.TargetChoice;

/** Where things are in the window. */
abstract class MainLayout {
    final Label appName = whole(new Label(), "app-name");

    final Label scenarioName = whole(new Label(), "caption");
    final ComboBox<ScenarioChoice> scenario = named("scenario", new ComboBox<>());
    final Label userName = whole(new Label(), "caption");
    final Spinner<Integer> user = named("user", new Spinner<>());
    final Label targetName = whole(new Label(), "caption");
    final ComboBox<TargetChoice> target = named("target", new ComboBox<>());
    final Label lanesName = whole(new Label(), "caption");
    final HBox lanes = styled(new HBox(), "lanes");
    final Label compareName = whole(new Label(), "caption");
    final ToggleButton trainEach = whole(new ToggleButton());
    final ToggleButton swapCell = whole(new ToggleButton());
    final HBox compare = setting(compareName, styled(new HBox(trainEach, swapCell), "segments"));

    final ToggleButton english = whole(new ToggleButton());
    final ToggleButton chinese = whole(new ToggleButton());
    final Button themeButton = styled(new Button(), "icon");
    final ToggleButton sidePanels = styled(new ToggleButton(), "icon");
    final Button menu = styled(new Button(), "icon");
    final HBox tools = whole(setting(styled(new HBox(english, chinese), "segments"), themeButton, sidePanels, menu));

    final VBox content = styled(new VBox(), "content");

    final Label status = styled(new Label(), "caption");
    final HBox hints = styled(new HBox(), "hints");

    final GridPane keyTable = styled(new GridPane(), "key-table");
    final ScrollPane keys = named("keys", styled(new ScrollPane(keyTable), "keys-sheet"));

    final BorderPane frame = new BorderPane(new LiveScroll(content));
    final StackPane root = new StackPane(frame, keys);

    MainLayout() {
        user.setEditable(true);
        FlowPane settings = styled(
                new FlowPane(
                        appName,
                        setting(scenarioName, scenario),
                        setting(userName, user),
                        setting(targetName, target),
                        setting(lanesName, lanes),
                        compare),
                "settings");
        settings.setRowValignment(VPos.CENTER);
        tools.setMaxHeight(Region.USE_PREF_SIZE);
        frame.setTop(styled(new HBox(wide(settings), tools), "top-bar"));
        status.setMinWidth(0);
        frame.setBottom(styled(new HBox(room(Pos.CENTER_LEFT, status), hints), "status-bar-row"));
        keys.setVisible(false);
        keys.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    private static HBox setting(Node... parts) {
        return styled(new HBox(parts), "setting");
    }
}
