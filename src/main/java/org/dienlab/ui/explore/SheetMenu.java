package org.dienlab.ui.explore;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.dienlab.model.Variant;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.OnDemand;
import org.dienlab.ui.common.WhatIfControls.Use;

/** The context menu of the sheet: what can be done with the click and the lane under the pointer. */
final class SheetMenu {
    private final ExploreViewModel viewModel;
    private final Wording words;
    private final OnDemand<ContextMenu> menu = new OnDemand<>(ContextMenu::new);

    SheetMenu(ExploreViewModel viewModel, Wording words) {
        this.viewModel = viewModel;
        this.words = words;
    }

    void show(Grip grip, Node anchor, double screenX, double screenY) {
        ContextMenu filled = fill(grip);
        if (!filled.getItems().isEmpty()) {
            filled.show(anchor, screenX, screenY);
        }
    }

    void hide() {
        if (menu.isMade()) {
            menu.get().hide();
        }
    }

    /** The entries for what is under the pointer. */
    ContextMenu fill(Grip grip) {
        items().clear();
        if (grip.t() > 0) {
            click(grip.t());
        }
        if (grip.kind() == Grip.Kind.TARGET) {
            item("explore.catalogue.target", () -> viewModel.edits().choose(Use.TARGET));
        }
        if (grip.lane() != null) {
            lane(grip.lane().variant());
        }
        if (viewModel.sheetProperty().get().edited()) {
            separate();
            item("explore.menu.restore", viewModel.edits()::restoreAll);
        }
        return menu.get();
    }

    private void click(int t) {
        WhatIfEdits edits = viewModel.edits();
        at(t, "explore.catalogue.before", () -> edits.choose(Use.BEFORE));
        at(t, "explore.catalogue.after", () -> edits.choose(Use.AFTER));
        at(t, "explore.catalogue.replace", () -> edits.choose(Use.REPLACE));
        at(t, "explore.menu.delete", edits::deleteClick);
    }

    private void at(int t, String key, Runnable action) {
        item(key, () -> {
            viewModel.moveTo(t);
            action.run();
        });
    }

    private void lane(Variant lane) {
        separate();
        Situation.Lineup now = viewModel.undo().situation().lineup();
        item(now.reference() == lane ? "explore.menu.unpin" : "explore.menu.pin", () -> viewModel.compareWith(lane));
        item(
                now.solo() == lane ? "explore.menu.all" : "explore.menu.solo",
                () -> viewModel.undo().edit(s -> s.with(s.lineup().withSolo(lane))));
        item(
                now.source() == lane ? "explore.menu.train-each" : "explore.menu.swap",
                () -> viewModel.undo().edit(s -> s.with(s.lineup().withSource(now.source() == lane ? null : lane))));
        item(
                "explore.menu.up",
                () -> viewModel.undo().edit(s -> s.with(s.lineup().moveBy(lane, -1))));
        item(
                "explore.menu.down",
                () -> viewModel.undo().edit(s -> s.with(s.lineup().moveBy(lane, 1))));
        item("explore.menu.maps", () -> viewModel.toggleExpanded(lane));
        item("explore.menu.off", () -> viewModel.undo().edit(s -> s.withLane(lane, false)));
    }

    private void item(String key, Runnable action) {
        MenuItem item = new MenuItem(words.text(key));
        item.setOnAction(event -> action.run());
        items().add(item);
    }

    private void separate() {
        if (!items().isEmpty()) {
            items().add(new SeparatorMenuItem());
        }
    }

    private List<MenuItem> items() {
        return menu.get().getItems();
    }
}
