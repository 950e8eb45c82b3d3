package org.dienlab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Vocabulary shop = Vocabulary.builtIn();
    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void theShopHasEightShelvesOfTenRungs() {
        assertEquals(80, shop.items());
        assertEquals(8, shop.categories());
        for (int item = 0; item < 80; item++) {
            assertEquals(item / 10, shop.category(item));
            assertEquals(item % 10, catalogue.rung(item));
            assertEquals(item, shop.itemIndex(shop.itemId(item)));
        }
    }

    @Test
    void namesFollowTheLanguage() {
        int moka = shop.itemIndex("coffee-4");
        assertEquals("Moka pot", catalogue.name(moka, Locale.ENGLISH));
        assertEquals("摩卡壶", catalogue.name(moka, Locale.SIMPLIFIED_CHINESE));
        assertEquals("Moka pot", catalogue.name(moka, Locale.FRENCH));
        assertEquals("咖啡", catalogue.categoryName(shop.category(moka), Locale.forLanguageTag("zh-Hans-CN")));
    }

    @Test
    void bothLanguagesAreCompleteAndDistinct() {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
            Set<String> names = new HashSet<>();
            Set<String> shortNames = new HashSet<>();
            for (int item = 0; item < shop.items(); item++) {
                assertTrue(names.add(catalogue.name(item, locale)), catalogue.name(item, locale));
                assertTrue(shortNames.add(catalogue.shortName(item, locale)), catalogue.shortName(item, locale));
                assertFalse(catalogue.name(item, locale).equals(shop.itemId(item)));
            }
            Set<String> categories = new HashSet<>();
            for (int category = 0; category < shop.categories(); category++) {
                assertTrue(categories.add(catalogue.categoryName(category, locale)));
            }
            assertEquals(shop.items(), names.size());
        }
    }

    @Test
    void shortNamesFitOnAChip() {
        for (int item = 0; item < shop.items(); item++) {
            String english = catalogue.shortName(item, Locale.ENGLISH);
            assertTrue(english.length() <= 9 && english.chars().allMatch(c -> c < 128), english);
            String chinese = catalogue.shortName(item, Locale.CHINESE);
            long han = chinese.codePoints().filter(Character::isIdeographic).count();
            // Nine Latin characters are as wide as four Han characters.
            assertTrue(han <= 4 && 9 * han + 4 * (chinese.length() - han) <= 36, chinese);
            assertTrue(han > 0, chinese);
        }
    }

    @Test
    void theUnknownIsAQuestionMark() {
        assertEquals("?", catalogue.name(-1, Locale.ENGLISH));
        assertEquals("?", shop.itemId(-1));
        assertEquals(-1, shop.category(-1));
        assertEquals(-1, catalogue.rung(-1));
        assertEquals(-1, shop.itemIndex("no such thing"));
    }
}
