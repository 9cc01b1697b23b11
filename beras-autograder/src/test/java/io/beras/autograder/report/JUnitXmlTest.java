package io.beras.autograder.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class JUnitXmlTest {

    @Test
    void eachPartIsASuite() throws Exception {
        Document xml = xml(GradeReports.mixed());

        assertEquals("4", at(xml, "count(/testsuites/testsuite)"));
        assertEquals("7", at(xml, "/testsuites/@tests"));
        assertEquals("3", at(xml, "/testsuites/@failures"));
        assertEquals("1", at(xml, "/testsuites/@errors"));
        assertEquals("5", at(xml, "/testsuites/testsuite[@name='dense']/@tests"));
        assertEquals("1.2", at(xml, "/testsuites/testsuite[@name='dense']/@time"));
        assertEquals("Dense.java:33: ';' expected", at(xml, "/testsuites/testsuite[@name='dense']/system-err"));
    }

    @Test
    void aTestThatWasNotWrittenFailedAndATestThatDidNotRunIsAnError() throws Exception {
        Document xml = xml(GradeReports.mixed());

        assertEquals("0", at(xml, "count(//skipped)"));
        assertEquals("failed", at(xml, "//testcase[contains(@name, 'numerical')]/failure/@type"));
        assertEquals(
                "looks like 2 times the right gradient of x\nthe gradient is 2 times too big",
                at(xml, "//testcase[contains(@name, 'numerical')]/failure"));
        assertEquals("not written", at(xml, "//testcase[@name='weight-gradients · the gradient of w']/failure/@type"));
        assertEquals("not run", at(xml, "//testsuite[@name='softmax']/testcase/error/@type"));
        assertEquals("0", at(xml, "count(//testcase[@name='forward · y is x·w + b']/*)"));
        assertEquals("1", at(xml, "count(//testcase[starts-with(@name, 'hidden')]/failure)"));
    }

    @Test
    void anyTextIsValid() throws Exception {
        PartGrade part = GradeReports.part(
                "dense",
                Map.of(),
                List.of(HostileTexts.ALL),
                GradeReports.failed("forward", HostileTexts.ALL, HostileTexts.ALL));

        String message = at(xml(GradeReports.report(part)), "//failure");

        assertEquals("looks like 2 times the right gradient of x\n" + HostileTexts.CLEAN, message);
    }

    @Test
    void zeroPartsAreValid() throws Exception {
        assertEquals("0", at(xml(GradeReports.report()), "/testsuites/@tests"));
    }

    private static Document xml(GradeReport report) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JUnitXml.write(report, out);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static String at(Document xml, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, xml);
    }
}
