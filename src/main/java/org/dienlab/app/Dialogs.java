package org.dienlab.app;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.open.QuestionView;

/** Windows above a window. */
final class Dialogs {
    private final Stage owner;
    private final Messages messages;
    private final ObjectProperty<Look> look;

    Dialogs(Stage owner, Messages messages, ObjectProperty<Look> look) {
        this.owner = owner;
        this.messages = messages;
        this.look = look;
    }

    /** Shows a window above the other one until it is closed. */
    Stage show(String titleKey, Function<Stage, Region> content) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.titleProperty().bind(messages.text(titleKey));
        Scene scene = new Scene(content.apply(stage));
        look.get().apply(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    /** Says something. */
    void say(String titleKey, ObservableValue<String> sentence) {
        show(
                titleKey,
                stage -> new QuestionView(sentence)
                        .with(messages.text("session.close"), stage::close)
                        .root());
    }

    /** What is wrong, in the language of the window. */
    StringBinding sentence(Throwable failure) {
        return Bindings.createStringBinding(
                () -> Commands.sentence(failure, messages.locale()), messages.localeProperty());
    }
}
