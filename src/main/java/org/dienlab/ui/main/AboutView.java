package org.dienlab.ui.main;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.math.Kernels;
import org.dienlab.ui.common.Messages;

/** What this program is, what it computes with, and what it is made from. */
final class AboutView {
    private final ScrollPane root;

    AboutView(Messages messages) {
        String version = AboutView.class.getPackage().getImplementationVersion();
        Label title = label("title", messages.text("app.name"));
        VBox lines = new VBox(title);
        lines.getStyleClass().add("about");
        if (version != null) {
            lines.getChildren().add(label("secondary", messages.text("about.version", version)));
        }
        lines.getChildren().add(label("secondary", messages.text("about.what")));
        lines.getChildren()
                .add(label(
                        "secondary",
                        messages.text("about.kernels", Kernels.best().name())));
        String java = Runtime.version().toString();
        String javafx = System.getProperty("javafx.runtime.version", "");
        lines.getChildren().add(label("secondary", messages.text("about.java", java, javafx)));
        for (String key : List.of("about.paper", "about.parts", "about.fonts")) {
            lines.getChildren().add(label("caption", messages.text(key)));
        }
        root = new ScrollPane(lines);
        root.getStyleClass().add("keys-sheet");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    Region root() {
        return root;
    }

    private static Label label(String style, ObservableValue<String> text) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.textProperty().bind(text);
        return label;
    }
}
