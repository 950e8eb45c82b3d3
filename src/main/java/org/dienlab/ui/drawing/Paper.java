package org.dienlab.ui.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/**
 * What pictures are drawn on that change often, but seldom everywhere: a canvas in tiles. A picture is drawn as a whole;
 * only those tiles are painted anew on which it differs from the one before, since painting takes the renderer many
 * times as long as comparing. It has the size that it is given and asks for none.
 */
public final class Paper extends Region {
    /**
     * Large enough that there are few tiles to look after, small enough that a cursor touches few; multiples of 4, so that
     * tiles meet on whole pixels of denser screens too.
     */
    private static final int WIDTH = 256;

    /** So that what stands above the attention in the sheet, which no drag changes, has tiles of its own. */
    private static final int HEIGHT = 160;
    /** Soft edges reach a little beyond what was drawn. */
    private static final double SOFT = 1.5;

    /** A part of the paper, and the marks that are on it. */
    private static final class Tile {
        private final Canvas canvas;
        private final Rectangle2D part;
        private List<Mark> shown = new ArrayList<>();
        private List<Mark> next = new ArrayList<>();
        /** Whether what comes next is something else. */
        private boolean differs;

        Tile(double left, double top, double width, double height) {
            canvas = new Canvas(width, height);
            part = new Rectangle2D(left, top, width, height);
            canvas.setManaged(false);
            canvas.setMouseTransparent(true);
            canvas.relocate(left, top);
        }

        void take(Mark mark) {
            if (mark.place().isOn(part)) {
                next.add(mark);
            }
        }

        /** All marks were taken. */
        void compare() {
            differs = next.size() != shown.size();
            for (int i = 0; !differs && i < next.size(); i++) {
                differs = !next.get(i).isSameAs(shown.get(i));
            }
        }

        /** Returns whether it had to be painted anew. */
        boolean show() {
            if (differs) {
                paint();
            }
            List<Mark> before = shown;
            shown = next;
            next = before;
            next.clear();
            return differs;
        }

        private void paint() {
            CanvasDrawing on = CanvasDrawing.anew(canvas, part.getMinX(), part.getMinY());
            Place place = null;
            for (Mark mark : next) {
                if (place == null || !mark.place().isSameAs(place)) {
                    if (place != null) {
                        on.restore();
                    }
                    place = mark.place();
                    on.save();
                    place.enter(on, part);
                }
                mark.draw(on);
            }
            if (place != null) {
                on.restore();
            }
        }
    }

    private Tile[][] tiles = {};
    /** Whether there is a picture that is not shown yet. */
    private boolean prepared;

    public Paper() {
        getStyleClass().add("paper");
        setManaged(false);
    }

    /** Makes it this large, in pixels; empty if it was of another size. Returns whether it was. */
    public boolean setSize(double width, double height) {
        if (width == getWidth() && height == getHeight()) {
            return false;
        }
        resize(width, height);
        prepared = false;
        List<Canvas> canvases = new ArrayList<>();
        tiles = new Tile[(int) Math.ceil(height / HEIGHT)][(int) Math.ceil(width / WIDTH)];
        for (int row = 0; row < tiles.length; row++) {
            for (int column = 0; column < tiles[row].length; column++) {
                double left = column * WIDTH;
                double top = row * HEIGHT;
                Tile tile = new Tile(left, top, Math.min(WIDTH, width - left), Math.min(HEIGHT, height - top));
                tiles[row][column] = tile;
                canvases.add(tile.canvas);
            }
        }
        getChildren().setAll(canvases);
        return true;
    }

    public Dimension2D size() {
        return new Dimension2D(getWidth(), getHeight());
    }

    /** Takes down a picture, which is not to be seen before {@link #show()}. */
    public void prepare(Consumer<Drawing> picture) {
        for (Tile[] row : tiles) {
            for (Tile tile : row) {
                tile.next.clear();
            }
        }
        picture.accept(new Marking(this::take));
        for (Tile[] row : tiles) {
            for (Tile tile : row) {
                tile.compare();
            }
        }
        prepared = true;
    }

    /** Shows the prepared picture, if there is one, instead of the one before; returns how many tiles were painted anew. */
    public int show() {
        if (!prepared) {
            return 0;
        }
        prepared = false;
        int painted = 0;
        for (Tile[] row : tiles) {
            for (Tile tile : row) {
                painted += tile.show() ? 1 : 0;
            }
        }
        return painted;
    }

    /** Shows this picture instead of the one before; returns how many tiles were painted anew. */
    public int show(Consumer<Drawing> picture) {
        prepare(picture);
        return show();
    }

    /** Gives a mark to the tiles that it touches. */
    private void take(Mark mark) {
        Mark.Box box = mark.bounds();
        double scale = mark.place().scale();
        int bottom = index(box.bottom() * scale + SOFT, HEIGHT, tiles.length);
        for (int row = Math.max(0, index(box.top() * scale - SOFT, HEIGHT, tiles.length)); row <= bottom; row++) {
            int right = index(box.right() * scale + SOFT, WIDTH, tiles[row].length);
            int left = Math.max(0, index(box.left() * scale - SOFT, WIDTH, tiles[row].length));
            for (int column = left; column <= right; column++) {
                tiles[row][column].take(mark);
            }
        }
    }

    /** Tile at a place, −1 before the first one. */
    private static int index(double at, int size, int count) {
        return Math.min(count - 1, (int) Math.floor(at / size));
    }
}
