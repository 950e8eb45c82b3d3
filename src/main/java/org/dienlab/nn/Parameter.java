package org.dienlab.nn;

/**
 * Where one tensor lies in the flat weights of a model: row-major from {@code offset}. Vectors have one row.
 *
 * @param name name as in weights files, for example {@code ext.Wu}
 * @param rows rows, 1 for a vector
 * @param cols columns
 * @param vector whether it is a vector in files
 * @param offset index of the first element
 */
public record Parameter(String name, int rows, int cols, boolean vector, int offset) {
    /** Number of elements. */
    public int size() {
        return rows * cols;
    }

    /** Index after the last element. */
    public int end() {
        return offset + size();
    }
}
