package org.dienlab.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.conventions.ConventionsView;
import org.dienlab.ui.drawer.DrawerView;
import org.dienlab.ui.experiment.ExperimentReport;
import org.dienlab.ui.explore.SheetView;
import org.dienlab.ui.export.ExportView;
import org.dienlab.ui.formula.FormulaView;
import org.dienlab.ui.main.MainViewModel;
import org.dienlab.ui.main.ScenarioChoice;
import org.dienlab.ui.main.SessionFactory;
import org.dienlab.ui.open.OpenDataView;
import org.dienlab.ui.paths.PathsView;

/** What a window shows, before there is one: the first scenario is being opened from here on. */
final class LabModel implements AutoCloseable {
    private final Settings settings;
    private final Messages messages;
    private final MainViewModel main;
    private final ExecutorService background = thread("opening");
    private final ExecutorService preparing = thread("preparing");
    private final ExecutorService computing = thread("computing");
    private final Executor window;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    /** @param window runs an action on the window's thread, as soon as there is one */
    LabModel(Supplier<Settings> settings, List<ScenarioChoice> scenarios, SessionFactory sessions, Executor window) {
        this.window = window;
        messages = new Messages(
                Messages.ENGLISH,
                "/org/dienlab/ui/messages",
                SheetView.BUNDLE,
                ConventionsView.BUNDLE,
                FormulaView.BUNDLE,
                PathsView.BUNDLE,
                DrawerView.BUNDLE,
                OpenDataView.BUNDLE,
                ExperimentReport.BUNDLE,
                ExportView.BUNDLE);
        main = new MainViewModel(messages, scenarios, sessions, background, window);
        // While the first scenario is opened.
        this.settings = settings.get();
        messages.localeProperty().set(this.settings.locale());
        preparing.execute(messages::read);
    }

    Settings settings() {
        return settings;
    }

    Messages messages() {
        return messages;
    }

    MainViewModel main() {
        return main;
    }

    /** Completes when the scenario that is being opened is, or has failed, and the window's thread was told so. */
    CompletableFuture<Void> opened() {
        return CompletableFuture.runAsync(() -> {}, background);
    }

    /** Where short computations run that the window waits for. */
    Executor preparing() {
        return preparing;
    }

    /** Where long computations run, one after the other. */
    Executor computing() {
        return task -> {
            begun.incrementAndGet();
            computing.execute(() -> {
                try {
                    task.run();
                } finally {
                    // After what the task itself has told the window.
                    window.execute(done::incrementAndGet);
                }
            });
        };
    }

    /** How many long computations have ended and told the window so. */
    long computations() {
        return done.get();
    }

    /** Whether one of them has not. */
    boolean isComputing() {
        return done.get() < begun.get();
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Ends training. */
    @Override
    public void close() {
        main.close();
        background.shutdownNow();
        preparing.shutdownNow();
        computing.shutdownNow();
    }
}
