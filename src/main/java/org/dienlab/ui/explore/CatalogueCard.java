package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dienlab.data.Catalogue;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Vocabulary;
import org.dienlab.ui.common.CategoryGlyph;
import org.dienlab.ui.common.ChoosesByArrows;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.WhatIfControls.Use;

/** The catalogue to choose an item from: by name, by category, by mouse or keyboard. */
final class CatalogueCard extends VBox implements ChoosesByArrows {
    /** More matches are not listed; who has so many types another letter. */
    private static final int MOST = 200;
    /** Buttons for so many categories; a log may have hundreds. */
    private static final int CATEGORIES = 24;

    private final ExploreViewModel viewModel;
    private final Wording words;
    private final ObservableValue<Look> look;
    private final Label title = new Label();
    private final TextField search = new TextField();
    private final FlowPane categories = new FlowPane();
    private final ToggleGroup group = new ToggleGroup();
    private final ListView<Integer> items = new ListView<>();

    CatalogueCard(ExploreViewModel viewModel, Wording words, ObservableValue<Look> look) {
        this.viewModel = viewModel;
        this.words = words;
        this.look = look;
        getStyleClass().add("catalogue-card");
        title.getStyleClass().add("head");
        categories.getStyleClass().add("categories");
        setManaged(false);
        setVisible(false);
        VBox.setVgrow(items, Priority.ALWAYS);
        items.setCellFactory(list -> new ItemCell());
        items.setFocusTraversable(false);
        getChildren().addAll(title, search, categories, items);
        search.getStyleClass().add("field");
        search.textProperty().addListener(o -> filter());
        group.selectedToggleProperty().addListener(o -> filter());
        viewModel.localeProperty().addListener((o, old, now) -> follow());
        look.addListener((o, old, now) -> follow());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        items.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose();
            }
        });
    }

    /** Opens for this use; null closes it. */
    void show(Use use) {
        if (use == null) {
            boolean focused = getScene() != null && isWithin(getScene().getFocusOwner());
            setVisible(false);
            if (focused) {
                getParent().requestFocus();
            }
            return;
        }
        search.clear();
        group.selectToggle(null);
        write(use);
        setVisible(true);
        search.requestFocus();
    }

    /** Another language or theme while it is open; what was typed and chosen stays. */
    private void follow() {
        if (!isVisible()) {
            return;
        }
        Integer chosen = items.getSelectionModel().getSelectedItem();
        write(viewModel.edits().choosingProperty().get());
        items.refresh();
        if (items.getItems().contains(chosen)) {
            items.getSelectionModel().select(chosen);
            items.scrollTo(chosen);
        }
    }

    /** All texts and glyphs. */
    private void write(Use use) {
        title.setText(words.text("explore.catalogue." + use.name().toLowerCase(Locale.ROOT)));
        search.setPromptText(words.text("explore.catalogue.search"));
        search.setAccessibleText(words.text("explore.catalogue.search"));
        items.setAccessibleText(words.text("explore.catalogue.items"));
        buttons();
        filter();
    }

    private boolean isWithin(javafx.scene.Node node) {
        return node != null && (node == this || isWithin(node.getParent()));
    }

    private void buttons() {
        Integer chosen = category();
        categories.getChildren().clear();
        group.getToggles().clear();
        Vocabulary shop = shop();
        for (int category = 0; category < Math.min(CATEGORIES, shop.categories()); category++) {
            String name = shop.catalogue().categoryName(category, locale());
            ToggleButton button = new ToggleButton();
            button.setGraphic(glyph(category));
            button.setUserData(category);
            button.setAccessibleText(name);
            button.setTooltip(new javafx.scene.control.Tooltip(name));
            button.setToggleGroup(group);
            button.setSelected(chosen != null && category == chosen);
            categories.getChildren().add(button);
        }
    }

    /** The chosen category; null for all. */
    private Integer category() {
        Toggle chosen = group.getSelectedToggle();
        return chosen == null ? null : (Integer) chosen.getUserData();
    }

    private Canvas glyph(int category) {
        return CategoryGlyph.icon(look.getValue(), category, 16, .36);
    }

    private void filter() {
        Vocabulary shop = shop();
        if (shop == null) {
            return;
        }
        String typed = search.getText().strip().toLowerCase(locale());
        Integer wanted = category();
        List<Integer> found = new ArrayList<>();
        for (int item = 0; item < shop.items() && found.size() < MOST; item++) {
            if ((wanted == null || shop.category(item) == wanted) && matches(shop, item, typed)) {
                found.add(item);
            }
        }
        items.getItems().setAll(found);
        items.getSelectionModel().selectFirst();
        items.scrollTo(0);
    }

    private boolean matches(Vocabulary shop, int item, String typed) {
        Catalogue names = shop.catalogue();
        return typed.isEmpty()
                || names.name(item, locale()).toLowerCase(locale()).contains(typed)
                || names.shortName(item, locale()).toLowerCase(locale()).contains(typed)
                || names.categoryName(shop.category(item), locale())
                        .toLowerCase(locale())
                        .contains(typed);
    }

    private void key(KeyEvent event) {
        int selected = items.getSelectionModel().getSelectedIndex();
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            int to = selected + (code == KeyCode.DOWN ? 1 : -1);
            items.getSelectionModel()
                    .select(Math.max(0, Math.min(items.getItems().size() - 1, to)));
            items.scrollTo(Math.max(0, to - 3));
        } else if (code == KeyCode.ENTER) {
            choose();
        } else if (code == KeyCode.ESCAPE) {
            viewModel.edits().choosingProperty().set(null);
        } else {
            return;
        }
        event.consume();
    }

    private void choose() {
        Integer item = items.getSelectionModel().getSelectedItem();
        Use use = viewModel.edits().choosingProperty().get();
        if (item != null && use != null) {
            viewModel.edits().choosingProperty().set(null);
            viewModel.edits().chosen(use, item, shop().category(item));
        }
    }

    private Vocabulary shop() {
        ExampleSource users = viewModel.usersProperty().get();
        return users == null ? null : users.vocabulary();
    }

    private Locale locale() {
        return viewModel.localeProperty().get();
    }

    /** An item with the glyph of its category. */
    private final class ItemCell extends ListCell<Integer> {
        @Override
        protected void updateItem(Integer item, boolean empty) {
            super.updateItem(item, empty);
            Vocabulary shop = empty ? null : shop();
            setText(shop == null ? null : shop.catalogue().name(item, locale()));
            setGraphic(shop == null ? null : glyph(shop.category(item)));
        }
    }
}
