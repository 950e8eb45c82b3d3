package org.dienlab.ui.paths;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.CategoryGlyph;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.OnDemand;
import org.dienlab.ui.common.RoundPanel;
import org.dienlab.ui.common.TargetChoice;
import org.dienlab.ui.explore.Pen;

/** The panel of the paths: title, the choice of targets, the button that fits anew, and the picture. */
public final class PathsView {
    /** Bundle of the panel's texts, for {@link Messages}. */
    public static final String BUNDLE = "/org/dienlab/ui/paths/paths";

    private final PathsViewModel viewModel;
    private final Messages messages;
    private final ObservableValue<Look> look;
    private final PathsPicture picture;
    private final Button targets = new Button();
    private final OnDemand<ContextMenu> list = new OnDemand<>(ContextMenu::new);
    private final RoundPanel root = new RoundPanel();

    /** @param messages must have read {@link #BUNDLE} */
    public PathsView(PathsViewModel viewModel, Messages messages, ObservableValue<Look> look) {
        this(viewModel, messages, look, written -> {});
    }

    /** @param written hears of every piece of text that is drawn */
    PathsView(PathsViewModel viewModel, Messages messages, ObservableValue<Look> look, Consumer<Pen.Written> written) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.look = look;
        picture = new PathsPicture(viewModel, messages, look, written);
        Label title = new Label();
        title.getStyleClass().add("title");
        title.textProperty().bind(messages.text("paths.title"));
        title.setMinWidth(Region.USE_PREF_SIZE);
        targets.textProperty().bind(messages.text("paths.targets"));
        targets.setMinWidth(Region.USE_PREF_SIZE);
        targets.setOnAction(e -> chooseTargets());
        Button refit = new Button();
        refit.textProperty().bind(messages.text("paths.refit"));
        refit.setMinWidth(Region.USE_PREF_SIZE);
        refit.setOnAction(e -> viewModel.refit());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(title, between, targets, refit);
        head.getStyleClass().add("panel-head");
        VBox.setVgrow(picture, Priority.ALWAYS);
        root.getChildren().addAll(head, picture);
        root.getStyleClass().add("paths");
    }

    /** The panel. */
    public Region root() {
        return root;
    }

    /** Computes and draws, out of sight, what has changed. */
    public void prepare() {
        if (root.isVisible()) {
            viewModel.update();
            picture.prepare();
        }
    }

    /** Shows what has changed; called by the window's frame pump. */
    public void pulse() {
        prepare();
        picture.pulse();
    }

    /** What menus and keys can do here. */
    public List<Action> actions() {
        return List.of(
                Action.of("paths.action.targets", this::chooseTargets, Action.key(KeyCode.G)),
                Action.of("paths.action.refit", viewModel::refit, Action.key(KeyCode.G, KeyCombination.SHIFT_DOWN)),
                Action.of("paths.action.none", viewModel::toggleNone).ticked(viewModel.noneProperty()));
    }

    /** Opens the list of targets, where each can be ticked. */
    private void chooseTargets() {
        list.get().getItems().setAll(entries());
        list.get().show(targets, Side.BOTTOM, 0, 4);
    }

    private List<MenuItem> entries() {
        List<MenuItem> entries = new java.util.ArrayList<>();
        entries.add(
                entry(messages.get("paths.none"), null, viewModel.noneProperty().get(), false, viewModel::toggleNone));
        int current = viewModel.explore().sheetProperty().get().target() == null
                ? -1
                : viewModel.explore().sheetProperty().get().target().item();
        for (TargetChoice target : viewModel.candidates()) {
            boolean shown = target.item() == current || viewModel.chosen().contains(target);
            boolean fixed =
                    target.item() == current || !shown && viewModel.chosen().size() >= PathsViewModel.MOST;
            entries.add(entry(target.name(), target, shown, fixed, () -> viewModel.toggle(target)));
        }
        return entries;
    }

    /** The menu stays open, so that several can be ticked; whatever changed is ticked anew. */
    private MenuItem entry(String name, TargetChoice target, boolean ticked, boolean disabled, Runnable toggle) {
        CheckBox box = new CheckBox(name);
        box.setSelected(ticked);
        box.setMouseTransparent(true);
        box.setFocusTraversable(false);
        HBox line = new HBox(box);
        line.getStyleClass().add("target-entry");
        if (target != null) {
            line.getChildren().add(0, glyph(target.category()));
        }
        CustomMenuItem item = new CustomMenuItem(line, false);
        item.setDisable(disabled);
        item.setOnAction(e -> {
            toggle.run();
            refresh();
        });
        return item;
    }

    private void refresh() {
        List<MenuItem> now = entries();
        List<MenuItem> shown = list.get().getItems();
        for (int i = 0; i < shown.size() && i < now.size(); i++) {
            CustomMenuItem old = (CustomMenuItem) shown.get(i);
            old.setContent(((CustomMenuItem) now.get(i)).getContent());
            old.setDisable(now.get(i).isDisable());
        }
    }

    private Canvas glyph(int category) {
        return CategoryGlyph.icon(look.getValue(), category, 16, .375);
    }
}
