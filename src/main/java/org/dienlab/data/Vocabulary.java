package org.dienlab.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The items and categories that a model knows: index to identifier and back, the category of each item, and how often
 * each item was clicked in the training data. Immutable. There are at least two items, otherwise no non-click could be
 * drawn.
 */
public final class Vocabulary {
    private final List<String> itemIds;
    private final List<String> categoryIds;
    private final int[] categoryOf;
    private final int[] clicks;
    private final Map<String, Integer> itemIndex;
    private final Map<String, Integer> categoryIndex;
    private final Catalogue catalogue;

    /**
     * @param itemIds distinct identifiers, two or more
     * @param categoryIds distinct identifiers
     * @param categoryOf category index of each item
     * @param clicks training clicks on each item
     * @param names catalogue entries; those of other items are ignored
     */
    public Vocabulary(
            List<String> itemIds,
            List<String> categoryIds,
            int[] categoryOf,
            int[] clicks,
            List<CatalogueEntry> names) {
        if (itemIds.size() < 2) {
            throw new IllegalArgumentException("A vocabulary needs at least two items.");
        }
        this.itemIds = List.copyOf(itemIds);
        this.categoryIds = List.copyOf(categoryIds);
        this.categoryOf = categoryOf.clone();
        this.clicks = clicks.clone();
        itemIndex = indexOf(itemIds);
        categoryIndex = indexOf(categoryIds);
        catalogue = new Catalogue(itemIds, categoryIds, names);
    }

    /**
     * The built-in shop: item 10c + r is rung r of category c, for 8 categories of 10. Every item counts as one
     * click.
     */
    public static Vocabulary builtIn() {
        return BuiltIn.SHOP;
    }

    /** Number of items, 2 or more. */
    public int items() {
        return itemIds.size();
    }

    /** Number of categories, 1 or more. */
    public int categories() {
        return categoryIds.size();
    }

    /** Category index of an item; -1 for the unknown item -1. */
    public int category(int item) {
        return item < 0 ? -1 : categoryOf[item];
    }

    /** Training clicks on an item; the weight of the item where non-clicks are drawn by popularity. */
    public int clicks(int item) {
        return clicks[item];
    }

    /** Identifier of an item as it stands in the data; "?" for -1. */
    public String itemId(int item) {
        return item < 0 ? Catalogue.UNKNOWN : itemIds.get(item);
    }

    /** Identifier of a category as it stands in the data; "?" for -1. */
    public String categoryId(int category) {
        return category < 0 ? Catalogue.UNKNOWN : categoryIds.get(category);
    }

    /** Index of an item, -1 if it is unknown. */
    public int itemIndex(String id) {
        return itemIndex.getOrDefault(id, -1);
    }

    /** Index of a category, -1 if it is unknown. */
    public int categoryIndex(String id) {
        return categoryIndex.getOrDefault(id, -1);
    }

    /** The names of these items and categories; never null, falls back to identifiers. */
    public Catalogue catalogue() {
        return catalogue;
    }

    private static Map<String, Integer> indexOf(List<String> ids) {
        Map<String, Integer> index = new HashMap<>();
        for (String id : ids) {
            if (index.putIfAbsent(id, index.size()) != null) {
                throw new IllegalArgumentException("The identifier " + id + " occurs twice.");
            }
        }
        return index;
    }

    /** Read once, when first asked for. */
    private static final class BuiltIn {
        static final Vocabulary SHOP = shop(CatalogueFile.builtIn());

        private static Vocabulary shop(List<CatalogueEntry> entries) {
            List<String> items = new ArrayList<>();
            Map<String, Integer> categories = new LinkedHashMap<>();
            int[] categoryOf = new int[entries.size()];
            for (CatalogueEntry entry : entries) {
                categoryOf[items.size()] = categories.computeIfAbsent(entry.category(), c -> categories.size());
                items.add(entry.item());
            }
            int[] clicks = new int[items.size()];
            Arrays.fill(clicks, 1);
            return new Vocabulary(items, List.copyOf(categories.keySet()), categoryOf, clicks, entries);
        }
    }
}
