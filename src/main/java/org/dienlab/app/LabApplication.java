package org.dienlab.app;

import javafx.application.Application;
import javafx.stage.Stage;
import org.dienlab.ui.common.Settings;

/** The program with its one window. */
public final class LabApplication extends Application {
    private LabWindow window;

    @Override
    public void start(Stage stage) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> System.err.println(Main.sentence(failure)));
        window = new LabWindow(stage, Settings.ofUser(), BuiltInTask.choices(), BuiltInTask::open);
        window.show();
    }

    @Override
    public void stop() {
        window.close();
    }
}
