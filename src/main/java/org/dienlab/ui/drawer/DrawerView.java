package org.dienlab.ui.drawer;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.Icon;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.kordamp.ikonli.feather.Feather;

/** The drawer: a bar with a name for every tab, and the open tab below it. Closed at the start; it remembers its height. */
public final class DrawerView {
    /** Bundle of the drawer's texts, for {@link Messages}. */
    public static final String BUNDLE = "/org/dienlab/ui/drawer/drawer";

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final double LEAST = 150;
    private static final double MOST = 600;

    private final List<DrawerTab> tabs;
    private final Messages messages;
    private final ObservableValue<Look> look;
    private final ObjectProperty<DrawerTab> open = new SimpleObjectProperty<>(this, "open");
    private final VBox root = new VBox();
    private final StackPane content = new StackPane();
    /** The lower edge with its round corners. Not in the background of it all, which would be drawn below every picture. */
    private final Region foot = new Region();

    /** Height of the content in measures of text of normal size. */
    private double height = 211;

    private double dragFrom;
    private DrawerTab last;

    /** @param messages must have read {@link #BUNDLE} */
    public DrawerView(List<DrawerTab> tabs, Messages messages, ObservableValue<Look> look) {
        this.tabs = List.copyOf(tabs);
        this.messages = messages;
        this.look = look;
        last = tabs.get(0);
        root.getStyleClass().add("drawer");
        root.setMinHeight(Region.USE_PREF_SIZE);
        root.getChildren().addAll(bar(), content, foot);
        content.getStyleClass().add("drawer-content");
        foot.getStyleClass().add("drawer-foot");
        open.addListener((o, old, now) -> show());
        look.addListener((o, old, now) -> show());
        show();
    }

    private HBox bar() {
        HBox bar = new HBox();
        bar.getStyleClass().add("drawer-bar");
        for (DrawerTab tab : tabs) {
            ToggleButton button = new ToggleButton();
            button.getStyleClass().add("drawer-tab");
            button.textProperty().bind(messages.text(tab.nameKey()));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(e -> toggle(tab));
            open.addListener((o, old, now) -> button.setSelected(now == tab));
            bar.getChildren().add(button);
        }
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Label state = new Label();
        state.getStyleClass().add("caption");
        state.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> open.get() == null ? messages.get("drawer.closed") : "",
                        open,
                        messages.localeProperty()));
        Button fold = new Button();
        fold.getStyleClass().addAll("icon", "drawer-fold");
        fold.setOnAction(e -> open.set(open.get() == null ? last : null));
        fold.accessibleTextProperty().bind(messages.text("drawer.fold"));
        open.addListener((o, old, now) -> foldIcon(fold));
        foldIcon(fold);
        bar.getChildren().addAll(between, state, fold);
        bar.setOnMouseMoved(e -> bar.setCursor(open.get() == null ? Cursor.DEFAULT : Cursor.V_RESIZE));
        bar.setOnMousePressed(e -> dragFrom = e.getScreenY());
        bar.setOnMouseDragged(this::drag);
        return bar;
    }

    private void foldIcon(Button fold) {
        fold.setGraphic(new Icon(open.get() == null ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
    }

    private void drag(MouseEvent event) {
        if (open.get() != null) {
            double scale = look.getValue().scale();
            height = Math.max(LEAST, Math.min(MOST, height - (event.getScreenY() - dragFrom) / scale));
            dragFrom = event.getScreenY();
            show();
        }
    }

    /** The tab with this name. */
    public DrawerTab tab(String nameKey) {
        return tabs.stream()
                .filter(tab -> tab.nameKey().equals(nameKey))
                .findFirst()
                .orElseThrow();
    }

    /** Opens a tab, or closes the drawer if that is the open one. */
    public void toggle(DrawerTab tab) {
        open.set(open.get() == tab ? null : tab);
    }

    /** Opens the tab that was open last, at first the first. */
    public void open() {
        open.set(last);
    }

    private void show() {
        DrawerTab tab = open.get();
        last = tab == null ? last : tab;
        content.getChildren().setAll(tab == null ? List.of() : List.of(tab.content()));
        content.setVisible(tab != null);
        content.setManaged(tab != null);
        foot.setVisible(tab != null);
        foot.setManaged(tab != null);
        root.pseudoClassStateChanged(OPEN, tab != null);
        double high = Math.round(height * look.getValue().scale());
        content.setMinHeight(high);
        content.setPrefHeight(high);
        content.setMaxHeight(high);
    }

    /** The open tab; null while the drawer is closed. */
    public ObjectProperty<DrawerTab> openProperty() {
        return open;
    }

    /** Key of the name of the open tab; null while the drawer is closed. */
    public String openTab() {
        return open.get() == null ? null : open.get().nameKey();
    }

    /** Opens the tab with this key of its name; closes the drawer for null and for what is no tab. */
    public void openTab(String nameKey) {
        open.set(tabs.stream()
                .filter(tab -> tab.nameKey().equals(nameKey))
                .findFirst()
                .orElse(null));
    }

    /** The drawer. */
    public Region root() {
        return root;
    }

    /** Lets the open tab draw, out of sight, what has changed. */
    public void prepare() {
        if (open.get() != null) {
            open.get().panel().get().prepare().run();
        }
    }

    /** Lets the open tab compute and show what has changed; called by the window's frame pump. */
    public void pulse() {
        if (open.get() != null) {
            open.get().panel().get().pulse().run();
        }
    }

    /** What menus and keys can do here. */
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        for (DrawerTab tab : tabs) {
            Action action = tab.key() == null
                    ? Action.of(tab.nameKey(), () -> toggle(tab))
                    : Action.of(tab.nameKey(), () -> toggle(tab), Action.key(tab.key()));
            actions.add(action.ticked(Bindings.createBooleanBinding(() -> open.get() == tab, open)));
        }
        return actions;
    }
}
