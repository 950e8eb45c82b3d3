package org.dienlab.ui.open;

import java.io.File;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;

/** How far the opening of a session is, or why it cannot be opened. */
public final class OpenSessionView {
    private final OpenSessionViewModel<?> model;
    private final Messages messages;
    private final VBox root = new VBox();

    /**
     * @param chooseLog asks for a file that a log may be in; null for none
     * @param close takes the view away
     */
    public OpenSessionView(OpenSessionViewModel<?> model, Messages messages, Supplier<File> chooseLog, Runnable close) {
        this.model = model;
        this.messages = messages;
        root.getStyleClass().addAll("panel", "open-session");
        Label name = new Label(model.name());
        name.getStyleClass().add("title");
        Label sentence = new Label();
        sentence.getStyleClass().add("secondary");
        sentence.setWrapText(true);
        sentence.textProperty().bind(sentence());
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> {
                            double share = model.progressProperty().get().share();
                            return Double.isNaN(share) ? ProgressBar.INDETERMINATE_PROGRESS : share;
                        },
                        model.progressProperty()));
        bar.visibleProperty().bind(model.failureProperty().isNull());
        bar.managedProperty().bind(bar.visibleProperty());
        root.getChildren().addAll(name, sentence, bar, buttons(chooseLog, close));
    }

    private StringBinding sentence() {
        return Bindings.createStringBinding(
                () -> {
                    if (model.failureProperty().get() != null) {
                        return model.problem(messages.locale());
                    }
                    OpenSessionViewModel.Progress now = model.progressProperty().get();
                    return now.step() < 0
                            ? messages.get("session.opening")
                            : messages.get("session.replaying", Numbers.grouped(now.step()));
                },
                model.failureProperty(),
                model.progressProperty(),
                messages.localeProperty());
    }

    private HBox buttons(Supplier<File> chooseLog, Runnable close) {
        Button choose = new Button();
        choose.textProperty().bind(messages.text("session.log.choose"));
        choose.visibleProperty().bind(Bindings.createBooleanBinding(model::asksForLog, model.failureProperty()));
        choose.managedProperty().bind(choose.visibleProperty());
        choose.setOnAction(event -> {
            File file = chooseLog.get();
            if (file != null) {
                model.lookIn(file.toPath());
            }
        });
        Button end = new Button();
        end.setCancelButton(true);
        end.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.get(model.failureProperty().get() == null ? "open.cancel" : "session.close"),
                        model.failureProperty(),
                        messages.localeProperty()));
        end.setOnAction(event -> close.run());
        HBox buttons = new HBox(choose, end);
        buttons.getStyleClass().addAll("setting", "dialog-buttons");
        return buttons;
    }

    public Region root() {
        return root;
    }
}
