package org.dienlab.nn;

/**
 * Behaviour embedding [item ; category]. An index of −1 is unknown: a zero vector that is never trained. Declared last
 * in a layout.
 */
public final class Embedding {
    private final Parameter items;
    private final Parameter categories;

    /** Declares {@code emb.item} [items×itemDim] and {@code emb.category} [categories×categoryDim]. */
    public Embedding(Layout layout, int itemCount, int itemDim, int categoryCount, int categoryDim) {
        items = layout.table("emb.item", itemCount, itemDim);
        categories = layout.table("emb.category", categoryCount, categoryDim);
    }

    /** Size E of a behaviour embedding. */
    public int size() {
        return items.cols() + categories.cols();
    }

    public Parameter items() {
        return items;
    }

    public Parameter categories() {
        return categories;
    }

    /** out[at..at+E) = [item ; category]. {@code out} modified. */
    public void forward(double[] w, int item, int category, double[] out, int at) {
        copy(w, items, item, out, at);
        copy(w, categories, category, out, at + items.cols());
    }

    /** Asks for an item that {@link #forward} will need; categories are few. @return see {@link Matrices#see} */
    public double see(double[] w, int item) {
        return item < 0 ? 0 : Matrices.see(w, items.offset() + item * items.cols(), items.cols());
    }

    private static void copy(double[] w, Parameter table, int row, double[] out, int at) {
        if (row < 0) {
            java.util.Arrays.fill(out, at, at + table.cols(), 0);
        } else {
            System.arraycopy(w, table.offset() + row * table.cols(), out, at, table.cols());
        }
    }
}
