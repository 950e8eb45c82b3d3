package org.dienlab.ui.drawing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An SVG file that was read by an XML parser; what is not well-formed throws. */
public record Svg(Document document) {
    public static Svg read(String file) {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setErrorHandler(null);
            return new Svg(parser.parse(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All pieces of text, in the order in which they were drawn. */
    public List<String> texts() {
        return contents("text");
    }

    /** What stands in all elements of a name. */
    public List<String> contents(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<String> contents = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            contents.add(nodes.item(i).getTextContent());
        }
        return contents;
    }

    /** Values of an attribute of all elements of a name, in order; empty where one has none. */
    public List<String> attributes(String name, String attribute) {
        NodeList nodes = document.getElementsByTagName(name);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            values.add(((org.w3c.dom.Element) nodes.item(i)).getAttribute(attribute));
        }
        return values;
    }
}
