package org.dienlab.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXMLLoader;

/**
 * Loads the FXML file that lies beside a view under the same name. For views that open on demand: what is there when the
 * window opens is laid out in code ({@link Boxes}), because reading a file and finding every class, method and annotation
 * by its name made a start measurably longer.
 */
public final class Fxml {
    private Fxml() {}

    /** Loads the file of a view that is its controller. View: its annotated fields are set. */
    public static <T> T load(Object view) {
        FXMLLoader loader =
                new FXMLLoader(view.getClass().getResource(view.getClass().getSimpleName() + ".fxml"));
        loader.setControllerFactory(type -> view);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
