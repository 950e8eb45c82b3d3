package org.dienlab.data;

/** One row of a catalogue file. {@code rung} is -1 where items are not ordered within their category. */
public record CatalogueEntry(
        String item,
        String category,
        int rung,
        BilingualName name,
        BilingualName shortName,
        BilingualName categoryName) {}
