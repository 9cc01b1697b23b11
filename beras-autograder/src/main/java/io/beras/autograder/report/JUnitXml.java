package io.beras.autograder.report;

import io.beras.autograder.run.Status;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a report in the XML that build servers show: a test suite for each part, with public and hidden tests.
 *
 * <p>The file names the hidden tests, so it is for the lecturer. A test that did not run is an error: build servers count
 * a skipped test as no problem.
 */
final class JUnitXml {

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(GradeReport report, OutputStream out) throws IOException {
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new JUnitXml(writer).document(report);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void document(GradeReport report) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        start(0, "testsuites", report.course(), report.duration());
        counts(report.tests());
        for (PartGrade part : report.parts()) {
            suite(part);
        }
        end(0);
        xml.writeEndDocument();
    }

    private void suite(PartGrade part) throws XMLStreamException {
        start(1, "testsuite", part.name(), part.duration());
        counts(part.tests());
        for (TestGrade test : part.tests()) {
            testCase(test);
        }
        if (!part.notes().isEmpty()) {
            newLine(2);
            xml.writeStartElement("system-err");
            xml.writeCharacters(String.join("\n", part.notes()));
            xml.writeEndElement();
        }
        end(1);
    }

    private void testCase(TestGrade test) throws XMLStreamException {
        String hidden = test.hidden() ? "hidden · " : "";
        start(2, "testcase", hidden + test.step() + " · " + test.what(), test.duration());
        xml.writeAttribute("classname", test.testClass());
        if (!test.passed()) {
            problem(test);
        }
        end(2);
    }

    private void problem(TestGrade test) throws XMLStreamException {
        newLine(3);
        xml.writeStartElement(test.status() == Status.NOT_RUN ? "error" : "failure");
        xml.writeAttribute("type", TestText.status(test.status()));
        xml.writeAttribute("message", test.message().lines().findFirst().orElse(""));
        xml.writeCharacters(Stream.concat(test.diagnoses().stream().map(Diagnosis::text), Stream.of(test.message()))
                .collect(Collectors.joining("\n")));
        xml.writeEndElement();
    }

    private void start(int depth, String element, String name, Duration duration) throws XMLStreamException {
        newLine(depth);
        xml.writeStartElement(element);
        xml.writeAttribute("name", name);
        xml.writeAttribute("time", Double.toString(Wording.seconds(duration)));
    }

    private void end(int depth) throws XMLStreamException {
        newLine(depth);
        xml.writeEndElement();
    }

    private void counts(List<TestGrade> tests) throws XMLStreamException {
        long notRun =
                tests.stream().filter(test -> test.status() == Status.NOT_RUN).count();
        long passed = tests.stream().filter(TestGrade::passed).count();
        xml.writeAttribute("tests", Integer.toString(tests.size()));
        xml.writeAttribute("failures", Long.toString(tests.size() - passed - notRun));
        xml.writeAttribute("errors", Long.toString(notRun));
        xml.writeAttribute("skipped", "0");
    }

    private void newLine(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
