package org.dienlab.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * The list of a model's tensors in one flat array. Dense tensors come first and embedding tables last, so a gradient
 * of the dense part is a prefix with the same offsets, and its size does not depend on the number of items.
 */
public final class Layout {
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Parameter> tables = new ArrayList<>();
    private int size;
    private int denseSize = -1;

    /** Adds a matrix. Tensors added one after the other lie next to each other. */
    public Parameter matrix(String name, int rows, int cols) {
        return add(name, rows, cols, false);
    }

    /** Adds a vector. */
    public Parameter vector(String name, int cols) {
        return add(name, 1, cols, true);
    }

    /** Adds an embedding table; no dense tensor may follow. */
    Parameter table(String name, int rows, int cols) {
        if (denseSize < 0) {
            denseSize = size;
        }
        Parameter table = append(name, rows, cols, false);
        tables.add(table);
        return table;
    }

    private Parameter add(String name, int rows, int cols, boolean vector) {
        if (denseSize >= 0) {
            throw new IllegalStateException("dense tensors come before embedding tables");
        }
        return append(name, rows, cols, vector);
    }

    private Parameter append(String name, int rows, int cols, boolean vector) {
        Parameter parameter = new Parameter(name, rows, cols, vector, size);
        size = Math.addExact(size, Math.multiplyExact(rows, cols));
        parameters.add(parameter);
        return parameter;
    }

    /** All tensors in the order of their offsets. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /** The embedding tables. */
    public List<Parameter> tables() {
        return List.copyOf(tables);
    }

    /** Number of weights. */
    public int size() {
        return size;
    }

    /** Number of weights outside the embedding tables. */
    public int denseSize() {
        return denseSize < 0 ? size : denseSize;
    }
}
