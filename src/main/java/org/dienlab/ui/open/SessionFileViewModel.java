package org.dienlab.ui.open;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.dienlab.train.Frame;
import org.dienlab.train.Learned;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Messages;

/** The file that the open session was saved in, and whether something has changed since. */
public final class SessionFileViewModel {
    /** What was saved. */
    private record Saved(Situation situation, Learned learned) {}

    private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Saved> saved = new SimpleObjectProperty<>();
    private final BooleanBinding changed;
    private final StringBinding title;

    /** @param frame the newest frame; null while a session is being opened */
    public SessionFileViewModel(Messages messages, ObservableValue<Situation> situation, ObservableValue<Frame> frame) {
        changed = Bindings.createBooleanBinding(
                () -> saved.get() != null
                        && frame.getValue() != null
                        && !saved.get()
                                .equals(new Saved(
                                        edits(situation.getValue()),
                                        frame.getValue().learned())),
                saved,
                situation,
                frame);
        title = Bindings.createStringBinding(
                () -> {
                    String app = messages.get("app.name");
                    return file.get() == null
                            ? app
                            : messages.get(
                                    changed.get() ? "session.title.changed" : "session.title",
                                    file.get().getFileName(),
                                    app);
                },
                file,
                changed,
                messages.localeProperty());
    }

    /** Where one looks is no change of a file. */
    private static Situation edits(Situation situation) {
        return situation.with(Situation.Clocks.END);
    }

    /** The session is in this file now. */
    public void saved(Path path, Situation situation, Learned learned) {
        file.set(path);
        saved.set(new Saved(edits(situation), learned));
    }

    /** Another session is open, which is in no file. */
    public void forget() {
        file.set(null);
        saved.set(null);
    }

    /** The file; null if the session was never saved. */
    public ReadOnlyObjectProperty<Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Whether there is a file and the session is not as in it any more. */
    public BooleanBinding changedProperty() {
        return changed;
    }

    /** Title of the window. */
    public StringBinding titleProperty() {
        return title;
    }
}
