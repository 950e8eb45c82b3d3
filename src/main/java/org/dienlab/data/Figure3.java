package org.dienlab.data;

import java.util.Arrays;
import java.util.List;

/**
 * What figure 3 of the DIEN paper says: eight clicks, two targets, and the attention on one of them. There are no data or
 * weights of that figure. Each item is its own category.
 */
public final class Figure3 {
    /** Clicks of the history. */
    public static final int CLICKS = 8;

    private static final int CASES = 6;
    private static final int SCREEN_PROTECTORS = 7;

    /** Names, both languages, of the items in their order of appearance. */
    static final List<CatalogueEntry> CATALOGUE = List.of(
            item("Computer Speakers", "电脑音箱", "Speakers", "音箱"),
            item("Headphones", "头戴耳机", "Headphone", "耳机"),
            item("Vehicle GPS", "车载导航仪", "Car GPS", "车载导航"),
            item("SD & SDHC Cards", "SD 与 SDHC 存储卡", "SD cards", "SD卡"),
            item("Micro SD Cards", "Micro SD 存储卡", "Micro SD", "TF卡"),
            item("External Hard Drives", "外置硬盘", "Hard disk", "移动硬盘"),
            item("Cases", "保护套", "Cases", "保护套"),
            item("Screen Protectors", "屏幕保护膜", "Protector", "屏幕贴膜"));

    /** The history, as places in {@link #CATALOGUE}. */
    private static final int[] HISTORY = {0, 1, 2, 3, 4, 5, 1, CASES};
    /** The attention that the paper prints for the target Cases. */
    private static final double[] ATTENTION = {.005, .003, .002, .007, .014, .026, .081, .859};

    private Figure3() {}

    /** The history with the target Cases, clicked, and with Screen Protectors, not clicked. */
    public static ExampleSource examples() {
        int n = CATALOGUE.size();
        int[] categoryOf = new int[n];
        int[] clicks = new int[n];
        Arrays.setAll(categoryOf, i -> i);
        Arrays.fill(clicks, 1);
        List<String> ids = CATALOGUE.stream().map(CatalogueEntry::item).toList();
        return new Published(
                new Vocabulary(ids, ids, categoryOf, clicks, CATALOGUE),
                List.of(example(CASES, 1), example(SCREEN_PROTECTORS, 0)));
    }

    private static Example example(int target, int label) {
        return new Example("figure-3", HISTORY.clone(), HISTORY.clone(), target, target, label, null, null);
    }

    static int[] history() {
        return HISTORY.clone();
    }

    static double[] attention() {
        return ATTENTION.clone();
    }

    static int cases() {
        return CASES;
    }

    static int screenProtectors() {
        return SCREEN_PROTECTORS;
    }

    private static CatalogueEntry item(String english, String chinese, String shortEnglish, String shortChinese) {
        BilingualName name = new BilingualName(english, chinese);
        return new CatalogueEntry(english, english, -1, name, new BilingualName(shortEnglish, shortChinese), name);
    }

    /** The examples with the attention that was printed for one of the targets. */
    private record Published(Vocabulary vocabulary, List<Example> examples) implements ExampleSource {
        @Override
        public Example example(long index) {
            return examples.get(Math.toIntExact(index));
        }

        @Override
        public long size() {
            return examples.size();
        }

        @Override
        public double[] givenAttention(Example example, int targetItem) {
            return targetItem == CASES && Arrays.equals(example.items(), HISTORY) ? ATTENTION.clone() : null;
        }
    }
}
