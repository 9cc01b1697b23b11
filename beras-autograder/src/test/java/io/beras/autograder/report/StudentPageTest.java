package io.beras.autograder.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class StudentPageTest {

    @Test
    void theHeadSaysWhatTheSubmissionGot() throws Exception {
        Document page = page(GradeReports.mixed(), "en");

        assertEquals("Beras: a neural network from scratch", at(page, "//h1"));
        assertEquals("4 of 12 points, and 2 of 2 optional points, which count too", at(page, "//*[@class='score']"));
        assertEquals("6 of 7 ran", at(page, "//dt[.='Tests']/following-sibling::dd[1]"));
        assertEquals("ab12".repeat(16), at(page, "//dt[.='SHA-256']/following-sibling::dd[1]"));
        assertEquals("the submission can reach the network", at(page, "//header//div[contains(., 'protections')]//li"));
    }

    @Test
    void aReportThatIsNotCompleteSaysSo() throws Exception {
        Document unfinished = page(GradeReports.unfinished(GradeReports.mixed()), "en");

        assertEquals("1", at(unfinished, "count(//header//p[contains(., 'What is missing counts 0.')])"));
        assertEquals("0", at(page(GradeReports.mixed(), "en"), "count(//header//p[contains(., 'counts 0.')])"));
    }

    @Test
    void aFailedTestShowsDiagnosisReasonMessageAndTheNextCommand() throws Exception {
        Document page = page(GradeReports.mixed(), "en");
        String item = "//li[@class='failed']";

        assertEquals("✗ failed", at(page, item + "/span[@class='status']"));
        assertEquals("looks like 2 times the right gradient of x", at(page, item + "/div[@class='diagnosis']"));
        assertEquals("Why it matters: training follows the gradient", at(page, item + "/p[@class='why']"));
        assertEquals("the gradient is 2 times too big", at(page, item + "/pre"));
        assertEquals("java Course.java check dense", at(page, "//section[h2/@id='part-dense']/p[@class='next']/code"));
        assertEquals("0", at(page, "count(//section[h2/@id='part-dropout']/p[@class='next'])"));
    }

    @Test
    void theChinesePageSaysTheCauseInChineseAndMarksEnglish() throws Exception {
        Document page = page(GradeReports.mixed(), "zh");

        assertEquals("zh-Hans", at(page, "/html/@lang"));
        assertEquals("Beras：从零搭建神经网络", at(page, "//h1"));
        assertEquals("✗ 失败", at(page, "//li[@class='failed']/span[@class='status']"));
        assertEquals("看起来差一个常数因子：对照 forward 检查公式里的常数。", at(page, "//div[@class='diagnosis']/text()"));
        assertEquals(
                "looks like 2 times the right gradient of x",
                at(page, "//div[@class='diagnosis']/span[@class='detail' and @lang='en']"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void hiddenTestsAreCountedOnly(String language) throws Exception {
        Document page = page(GradeReports.mixed(), language);

        String hidden = at(page, "//section[h2/@id='part-dense']/p[@class='hidden']");
        assertEquals(
                language.equals("en") ? "1 of 2 hidden checks passed: 2 of 4 points." : "隐藏测试通过 1 / 2 个：2 / 4 分。",
                hidden);
        assertFalse(at(page, "/html").contains("batched"));
        assertFalse(at(page, "/html").contains("secret message"));
    }

    @Test
    void everyPartHasARowAndASection() throws Exception {
        Document page = page(GradeReports.mixed(), "en");

        assertEquals("4", at(page, "count(//td[@class='bar']) + count(//td[@colspan])"));
        assertEquals("3", at(page, "count(//meter)"));
        assertEquals("4", at(page, "count(//h2[starts-with(@id, 'part-')])"));
        assertEquals("A person grades this part.", at(page, "//section[h2/@id='part-questions']/p"));
        assertEquals("0", at(page, "count(//a[not(substring(@href, 2) = //h2/@id)])"));
    }

    @Test
    void aMessageOfManyTestsIsShownOnce() throws Exception {
        PartGrade part = GradeReports.part(
                "dense",
                Map.of(),
                List.of(),
                GradeReports.notWritten("forward", "one"),
                GradeReports.notWritten("forward", "two"));

        assertEquals("1", at(page(GradeReports.report(part), "en"), "count(//pre)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void aSubmissionCannotAddMarkup(String language) throws Exception {
        PartGrade part = GradeReports.part(
                "dense",
                Map.of(),
                List.of(HostileTexts.ALL),
                GradeReports.failed("forward", HostileTexts.ALL, HostileTexts.ALL));

        Document page = page(GradeReports.report(part), language);

        assertEquals(HostileTexts.CLEAN, at(page, "//pre"));
        assertEquals("0", at(page, "count(//script) + count(//b) + count(//@onclick)"));
        assertEquals("1", at(page, "count(//style)"));
    }

    @Test
    void zeroPartsAreAPage() throws Exception {
        assertEquals("0 of 0 points", at(page(GradeReports.report(), "en"), "//*[@class='score']"));
    }

    @Test
    void anUnknownLanguageNamesTheKnownLanguages() {
        String message = assertThrows(IllegalArgumentException.class, () -> PageLanguage.of("fr"))
                .getMessage();

        assertTrue(message.endsWith("choose from: en, zh"), message);
    }

    private static Document page(GradeReport report, String language) throws Exception {
        String html = StudentPage.html(report, PageLanguage.of(language));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static String at(Document page, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, page);
    }
}
