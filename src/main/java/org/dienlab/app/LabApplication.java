package org.dienlab.app;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.dienlab.ui.common.Settings;

/** The program with its one window. */
public final class LabApplication extends Application {
    /** For measuring how long a start takes: the program ends when the first picture is drawn. */
    private static final boolean START_ONLY = Boolean.getBoolean("dienlab.start.only");

    private LabWindow window;

    @Override
    public void start(Stage stage) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> System.err.println(Main.sentence(failure)));
        window = new LabWindow(stage, Settings.ofUser(), BuiltInTask.choices(), BuiltInTask::open);
        window.show();
        if (START_ONLY) {
            window.main().onFrame(frame -> window.whenDrawn(Platform::exit));
        }
    }

    @Override
    public void stop() {
        window.close();
    }
}
