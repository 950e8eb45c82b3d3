package org.dienlab.app;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.OnDemand;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.export.Content;
import org.dienlab.ui.export.ExportView;
import org.dienlab.ui.export.ExportViewModel;
import org.dienlab.ui.main.MainViewModel;

/** The window's export: its dialog, and the menu of its panels. */
final class WindowExport {
    private static final List<Content> WITH_MENU = List.of(
            Content.STRIP,
            Content.FORMULA,
            Content.PATHS,
            Content.DRIFT,
            Content.TIME_MAP,
            Content.CLICKS,
            Content.GRADIENT,
            Content.RUNS);

    private final LabWindow window;
    private final Stage stage;
    private final MainViewModel main;
    private final Settings settings;
    private final Dialogs dialogs;
    private final Executor writing = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "exporting");
        thread.setDaemon(true);
        return thread;
    });

    WindowExport(LabWindow window, Stage stage, MainViewModel main, Settings settings, Dialogs dialogs) {
        this.window = window;
        this.stage = stage;
        this.main = main;
        this.settings = settings;
        this.dialogs = dialogs;
    }

    List<Action> actions() {
        return List.of(Action.of("action.export", () -> open(null), Action.key(KeyCode.E, SHORTCUT_DOWN))
                .unless(main.frameProperty().isNull()));
    }

    /** Gives every panel without a menu of its own one that saves its picture. Panels: modified. */
    void addMenus() {
        for (Content what : WITH_MENU) {
            OnDemand<ContextMenu> menu = new OnDemand<>(() -> menu(what));
            window.whenMade(
                    what,
                    panel -> panel.setOnContextMenuRequested(event -> {
                        menu.get().show(stage, event.getScreenX(), event.getScreenY());
                        event.consume();
                    }));
        }
    }

    private ContextMenu menu(Content what) {
        MenuItem save = new MenuItem();
        save.textProperty().bind(main.messages().text("export.save-picture"));
        save.setOnAction(e -> open(what));
        // While a scenario is being opened there is nothing to save.
        save.disableProperty().bind(main.frameProperty().isNull());
        return new ContextMenu(save);
    }

    /** Asks what is to be exported and writes it. @param what chosen at first; null for what was chosen last */
    private void open(Content what) {
        dialogs.show("export.title", dialog -> content(dialog, what));
    }

    private Region content(Stage dialog, Content what) {
        OffscreenWindow used = new OffscreenWindow(window, stage);
        ExportViewModel model = new ExportViewModel(
                settings,
                new Export(used),
                writing,
                Platform::runLater,
                main.undo().situation().scenario(),
                window.sheet().sheetProperty().get().steps(),
                main.frameProperty().get().liveStep());
        if (what != null) {
            model.whatProperty().set(what);
        }
        dialog.setOnHidden(event -> model.cancel());
        return new ExportView(model, main.messages(), dialog::close).root();
    }
}
