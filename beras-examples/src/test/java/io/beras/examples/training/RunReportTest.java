package io.beras.examples.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

    @Test
    void hasExactlyTheseKeysInThisOrder() {
        RunReport report = new RunReport(
                "simple",
                "MNIST, the writer's",
                "ab12",
                1,
                2,
                100,
                List.of(
                        new RunReport.Epoch(1, 0.5, 0.875, 0.6, 0.85, 1.5),
                        new RunReport.Epoch(2, 0.25, 0.9375, Double.NaN, Double.NaN, 1.25)),
                0.3,
                0.92,
                Map.of("accuracy", 0.92),
                3.5);

        assertEquals("""
                {
                  "model": "simple",
                  "dataset": "MNIST, the writer's",
                  "dataSha256": "ab12",
                  "seed": 1,
                  "epochs": 2,
                  "batchSize": 100,
                  "history": [
                    {
                      "epoch": 1,
                      "loss": 0.5,
                      "accuracy": 0.875,
                      "validationLoss": 0.6,
                      "validationAccuracy": 0.85,
                      "seconds": 1.5
                    },
                    {
                      "epoch": 2,
                      "loss": 0.25,
                      "accuracy": 0.9375,
                      "validationLoss": null,
                      "validationAccuracy": null,
                      "seconds": 1.25
                    }
                  ],
                  "testLoss": 0.3,
                  "testAccuracy": 0.92,
                  "testMetrics": {
                    "accuracy": 0.92
                  },
                  "totalSeconds": 3.5
                }
                """, report.toJson());
    }

    @Test
    void writesALossThatDivergedAsNull(@TempDir Path folder) throws IOException {
        RunReport.Epoch diverged = new RunReport.Epoch(1, Double.NaN, 0.1, 0.2, 0.1, 1);
        Path file = folder.resolve("report.json");

        new RunReport(
                        "simple",
                        "MNIST",
                        "ab12",
                        1,
                        1,
                        100,
                        List.of(diverged),
                        Double.POSITIVE_INFINITY,
                        0.1,
                        Map.of("accuracy", 0.1),
                        1)
                .write(file);

        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertTrue(json.get("testLoss").isJsonNull());
        assertTrue(json.getAsJsonArray("history")
                .get(0)
                .getAsJsonObject()
                .get("loss")
                .isJsonNull());
    }
}
