package org.dienlab.ui.drawing;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javafx.geometry.Dimension2D;
import javafx.scene.paint.Color;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The text of an SVG file in the making: elements, one a line, with their attributes. */
final class SvgFile {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** What is written into an element. */
    interface Content {
        void write() throws XMLStreamException;
    }

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;
    private int ids;

    SvgFile(Dimension2D size, String title, String description) {
        try {
            xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        write(() -> xml.writeStartDocument("UTF-8", "1.0"));
        open("svg", () -> {
            xml.writeDefaultNamespace(NAMESPACE);
            attributes("width", size.getWidth(), "height", size.getHeight());
            attributes("viewBox", "0 0 " + number(size.getWidth()) + " " + number(size.getHeight()));
            attributes("role", "img", "aria-labelledby", "title desc");
        });
        labelled("title", title);
        labelled("desc", description);
    }

    private void labelled(String name, String text) {
        element(name, () -> {
            attributes("id", name);
            text(text);
        });
    }

    /** Ends the file. */
    String end() {
        close();
        write(xml::writeEndDocument);
        return out + "\n";
    }

    /** A name that no other element of this file has. */
    String id() {
        ids++;
        return "d" + ids;
    }

    void element(String name, Content content) {
        open(name, content);
        write(xml::writeEndElement);
    }

    /** Begins an element that has others in it. */
    void open(String name, Content attributes) {
        write(() -> {
            xml.writeCharacters("\n");
            xml.writeStartElement(name);
            attributes.write();
        });
    }

    void close() {
        write(() -> {
            xml.writeCharacters("\n");
            xml.writeEndElement();
        });
    }

    /** A writer into memory does not fail. */
    private static void write(Content content) {
        try {
            content.write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names and values, numbers or texts. */
    void attributes(Object... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            xml.writeAttribute((String) namesAndValues[i], value instanceof Double d ? number(d) : (String) value);
        }
    }

    /** XML knows no control characters and no halves of letters, not even as references. */
    void text(String text) throws XMLStreamException {
        StringBuilder writable = new StringBuilder();
        text.codePoints().map(c -> isWritable(c) ? c : 0xFFFD).forEach(writable::appendCodePoint);
        xml.writeCharacters(writable.toString());
    }

    private static boolean isWritable(int c) {
        return (c >= ' ' || c == '\t' || c == '\n')
                && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                && c != 0xFFFE
                && c != 0xFFFF;
    }

    /** To a hundredth of a pixel. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "NaN";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static String hex(Color color) {
        return String.format(
                "#%02x%02x%02x",
                Math.round(255 * color.getRed()),
                Math.round(255 * color.getGreen()),
                Math.round(255 * color.getBlue()));
    }
}
