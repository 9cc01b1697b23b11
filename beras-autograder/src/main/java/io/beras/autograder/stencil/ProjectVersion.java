package io.beras.autograder.stencil;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Reads the version of a Maven project: the modules of Beras all have the version of their assignment. */
final class ProjectVersion {

    private ProjectVersion() {}

    static String of(Path pom) throws IOException, StencilException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Document document = factory.newDocumentBuilder().parse(pom.toFile());
            XPath path = XPathFactory.newInstance().newXPath();
            String own = path.evaluate("/project/version", document);
            String version = own.isEmpty() ? path.evaluate("/project/parent/version", document) : own;
            if (!version.isEmpty()) {
                return version.strip();
            }
        } catch (SAXException | XPathExpressionException | ParserConfigurationException e) {
            throw new StencilException(pom + " is not a Maven project: " + e.getMessage());
        }
        throw new StencilException(pom + " has no version; add <version> or a <parent> with a version.");
    }
}
