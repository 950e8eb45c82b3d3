package org.dienlab.app;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** The least that a program with JavaFX can show: what {@link StartBenchmark} compares a start with. */
final class EmptyWindow {
    private EmptyWindow() {}

    public static void main(String[] args) {
        Application.launch(Window.class);
    }

    /** Public with a public constructor, as JavaFX wants it. */
    public static final class Window extends Application {
        private int pulses;

        @Override
        public void start(Stage stage) {
            Scene scene = new Scene(new Pane(), 1600, 900);
            scene.addPostLayoutPulseListener(() -> {
                // A pulse begins when the picture of the one before is on the screen.
                if (++pulses == 2) {
                    StartBenchmark.stopAtPicture();
                }
                Platform.requestNextPulse();
            });
            stage.setScene(scene);
            stage.show();
        }
    }
}
