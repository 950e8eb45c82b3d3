package org.dienlab.ui.paths;

import java.util.ArrayList;
import java.util.List;

/** Places for labels beside points, so that none lies on another one, on a mark or outside the picture. */
final class LabelPlaces {
    private static final double[][] DIRECTIONS = {
        {1, 0}, {-1, 0}, {0, -1}, {0, 1}, {.8, -.7}, {.8, .7}, {-.8, -.7}, {-.8, .7}
    };
    private static final double[] DISTANCES = {11, 17, 25, 36};
    /** A label on a mark is worse than one across a line, and both are worse than one farther away. */
    private static final double ON_MARK = 40;

    private static final double ACROSS_LINE = 14;
    /** Room between two labels on one line, so that they are not read as one. */
    private static final double GAP = 6;

    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && right > other.left && top < other.bottom && bottom > other.top;
        }

        Box widened(double by) {
            return new Box(left - by, top, right + by, bottom);
        }

        boolean isInside(Box other) {
            return left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom;
        }

        /** Whether a line touches this, by halving it until that is plain. */
        boolean isCrossed(double x1, double y1, double x2, double y2, int halvings) {
            if (Math.max(x1, x2) < left
                    || Math.min(x1, x2) > right
                    || Math.max(y1, y2) < top
                    || Math.min(y1, y2) > bottom) {
                return false;
            }
            double x = (x1 + x2) / 2;
            double y = (y1 + y2) / 2;
            if (halvings == 0 || x >= left && x <= right && y >= top && y <= bottom) {
                return true;
            }
            return isCrossed(x1, y1, x, y, halvings - 1) || isCrossed(x, y, x2, y2, halvings - 1);
        }
    }

    /** Where a label starts, and its baseline. */
    record Place(double x, double y) {}

    private final Box room;
    private final List<Box> labels = new ArrayList<>();
    private final List<Box> marks = new ArrayList<>();
    private final List<double[]> lines = new ArrayList<>();

    LabelPlaces(double left, double top, double right, double bottom) {
        room = new Box(left, top, right, bottom);
    }

    /** Keeps labels off a mark of this radius. */
    void mark(double x, double y, double radius) {
        marks.add(new Box(x - radius, y - radius, x + radius, y + radius));
    }

    /** Keeps labels off a line where they can. */
    void line(double x1, double y1, double x2, double y2) {
        lines.add(new double[] {x1, y1, x2, y2});
    }

    /**
     * Takes the best place for a label of this size beside a point.
     *
     * @param needed whether a place on a mark or across a line is better than none
     * @return null if there is none
     */
    Place take(double x, double y, double width, double height, boolean needed) {
        Box best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double distance : DISTANCES) {
            for (int d = 0; d < DIRECTIONS.length; d++) {
                double far = distance + d * .5;
                Box box = beside(x, y, DIRECTIONS[d], distance, width, height);
                if (far >= least || !box.isInside(room) || meetsLabel(box)) {
                    continue;
                }
                double inTheWay = cost(box);
                double cost = far + inTheWay;
                if (cost < least && (needed || inTheWay == 0)) {
                    least = cost;
                    best = box;
                }
            }
        }
        if (best == null) {
            return null;
        }
        labels.add(best);
        return new Place(best.left(), best.bottom() - height * .22);
    }

    private boolean meetsLabel(Box box) {
        for (Box label : labels) {
            if (box.meets(label.widened(GAP))) {
                return true;
            }
        }
        return false;
    }

    private double cost(Box box) {
        double cost = 0;
        for (Box mark : marks) {
            cost += box.meets(mark) ? ON_MARK : 0;
        }
        for (double[] line : lines) {
            cost += box.isCrossed(line[0], line[1], line[2], line[3], 6) ? ACROSS_LINE : 0;
        }
        return cost;
    }

    private static Box beside(double x, double y, double[] direction, double distance, double w, double h) {
        double dx = direction[0];
        double dy = direction[1];
        double left = dx > 0 ? x + distance * dx : dx < 0 ? x + distance * dx - w : x - w / 2;
        double top = dy > 0 ? y + distance * dy : dy < 0 ? y + distance * dy - h : y - h / 2;
        return new Box(left, top, left + w, top + h);
    }
}
