package org.dienlab.data;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What items and categories are called, in English and Chinese. Indices are those of the {@link Vocabulary} that the
 * catalogue belongs to. What has no name is called by its identifier; the unknown (-1) is called "?".
 *
 * <p>The language of a locale decides: "zh" is Chinese, every other language English.
 */
public final class Catalogue {
    /** Shown for an index of -1. */
    public static final String UNKNOWN = "?";

    private final BilingualName[] names;
    private final BilingualName[] shortNames;
    private final BilingualName[] categoryNames;
    private final int[] rungs;

    /** Names for the given identifiers, taken from those entries that have the same identifiers. */
    Catalogue(List<String> itemIds, List<String> categoryIds, List<CatalogueEntry> entries) {
        Map<String, CatalogueEntry> byItem = new HashMap<>();
        Map<String, BilingualName> byCategory = new HashMap<>();
        for (CatalogueEntry entry : entries) {
            byItem.put(entry.item(), entry);
            if (!entry.categoryName().isEmpty()) {
                byCategory.putIfAbsent(entry.category(), entry.categoryName());
            }
        }
        names = new BilingualName[itemIds.size()];
        shortNames = new BilingualName[itemIds.size()];
        rungs = new int[itemIds.size()];
        for (int i = 0; i < names.length; i++) {
            CatalogueEntry entry = byItem.get(itemIds.get(i));
            BilingualName id = BilingualName.same(itemIds.get(i));
            names[i] = entry == null ? id : entry.name().or(id);
            shortNames[i] = entry == null ? id : entry.shortName().or(names[i]);
            rungs[i] = entry == null ? -1 : entry.rung();
        }
        categoryNames = new BilingualName[categoryIds.size()];
        for (int c = 0; c < categoryNames.length; c++) {
            String id = categoryIds.get(c);
            categoryNames[c] = byCategory.getOrDefault(id, BilingualName.same(id));
        }
    }

    /** The built-in shop: 8 categories of 10 items on a shelf from starter (rung 0) to expert (rung 9). */
    public static Catalogue builtIn() {
        return Vocabulary.builtIn().catalogue();
    }

    /** Full name of an item. */
    public String name(int item, Locale locale) {
        return item < 0 ? UNKNOWN : names[item].in(locale);
    }

    /** Short name of an item: at most 9 Latin or 4 Han characters in the built-in shop; else whatever the file says. */
    public String shortName(int item, Locale locale) {
        return item < 0 ? UNKNOWN : shortNames[item].in(locale);
    }

    /** Name of a category. */
    public String categoryName(int category, Locale locale) {
        return category < 0 ? UNKNOWN : categoryNames[category].in(locale);
    }

    /** Place of an item on its category's shelf, 0 to 9 in the built-in shop; -1 where there is no such order. */
    public int rung(int item) {
        return item < 0 ? -1 : rungs[item];
    }
}
