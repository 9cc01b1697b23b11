package io.beras.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a history as a table: a row for each epoch. */
final class HistoryCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.Builder.create().setRecordSeparator('\n').get();

    private HistoryCsv() {}

    static void write(History history, Path file) throws IOException {
        String text = text(history);
        AtomicFiles.write(file, out -> out.write(text.getBytes(UTF_8)));
    }

    static String text(History history) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            List<Object> head = new ArrayList<>(List.of("epoch"));
            head.addAll(history.names());
            head.addAll(List.of("learning_rate", "seconds"));
            printer.printRecord(head);
            for (int epoch = 1; epoch <= history.size(); epoch++) {
                printer.printRecord(row(history, epoch));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder throws none
        }
        return text.toString();
    }

    private static List<Object> row(History history, int epoch) {
        List<Object> row = new ArrayList<>(List.of(history.numberInRun(epoch)));
        for (String name : history.names()) {
            row.add(history.epochs(name).get(epoch - 1));
        }
        row.add(history.learningRates().get(epoch - 1));
        row.add(history.seconds().get(epoch - 1));
        return row;
    }
}
