package org.dienlab.ui.common;

import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/**
 * An icon: a letter of the Feather typeface, whose size and colour are those of the style class {@code feather}. Ikonli's
 * own node would look for all its typefaces and give each icon a style sheet of its own, and the window waits for that.
 */
public final class Icon extends Text {
    private Feather shown;

    public Icon(Feather icon) {
        getStyleClass().setAll("feather"); // And not that of words, whose middle is elsewhere.
        // Style sheets say the same, but later: until then JavaFX would look for a typeface of the system.
        setFont(Fonts.icons());
        show(icon);
    }

    /** Takes the form of another icon. */
    public void show(Feather icon) {
        shown = icon;
        setText(Character.toString(icon.getCode()));
    }

    /** What it shows. */
    public Feather shown() {
        return shown;
    }
}
