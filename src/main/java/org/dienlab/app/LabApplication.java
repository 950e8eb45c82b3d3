package org.dienlab.app;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/** The window's application. */
public final class LabApplication extends Application {
    @Override
    public void start(Stage stage) {
        stage.setTitle("DIEN Lab");
        stage.setScene(new Scene(new Label("DIEN Lab"), 1280, 720));
        stage.show();
    }
}
