package io.beras.autograder.report;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code results.json}, in the names of Gradescope's
 * <a href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">specification</a>.
 */
record GradescopeResult(
        double score,
        @SerializedName("execution_time") double executionTime,
        String output,
        @SerializedName("output_format") String outputFormat,
        @SerializedName("test_output_format") String testOutputFormat,
        @SerializedName("test_name_format") String testNameFormat,
        String visibility,
        @SerializedName("stdout_visibility") String stdoutVisibility,
        List<Test> tests,
        List<LeaderboardEntry> leaderboard,
        @SerializedName("extra_data") ExtraData extraData) {

    static final String TEXT = "text";
    static final String VISIBLE = "visible";
    static final String HIDDEN = "hidden";

    /** An entry of the list of tests; an announcement has neither points nor status. */
    record Test(
            String name,
            @Nullable String status,
            @Nullable Double score,
            @SerializedName("max_score") @Nullable Double maxScore,
            String output,
            List<String> tags,
            String visibility) {

        static Test announcement(String name, String output, List<String> tags) {
            return new Test(name, null, null, null, output, tags, VISIBLE);
        }

        static Test graded(
                String name,
                boolean passed,
                double score,
                double maxScore,
                String output,
                List<String> tags,
                String visibility) {
            return new Test(name, passed ? "passed" : "failed", score, maxScore, output, tags, visibility);
        }
    }

    /** A column of the leaderboard. */
    record LeaderboardEntry(String name, double value, String order) {}

    /** What Gradescope keeps without showing it. */
    record ExtraData(
            String course,
            String tier,
            @SerializedName("beras_version") String version,
            String submission,
            String hash,
            boolean complete,
            @SerializedName("protections_held") List<String> held,
            @SerializedName("protections_missing") List<String> missing,
            Map<String, Double> measurements) {}
}
