package io.beras.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CompletionCommandTest extends CommandFixture {

    @Test
    void printsAScriptForBashAndZsh() {
        assertEquals(0, command.run("completion"), command.err());

        assertTrue(command.out().startsWith("#!/usr/bin/env bash"), command.out());
        assertTrue(command.out().contains("bashcompinit"), "Zsh needs bashcompinit");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void bashCompletesACommandAndAnOption() throws Exception {
        command.run("completion");
        Path script = Files.writeString(home.resolve("completion.sh"), command.out());

        assertEquals("gradcheck", completed(script, "(beras grad)", 1));
        assertEquals("--second-order", completed(script, "(beras gradcheck --sec)", 2));
    }

    private static String completed(Path script, String words, int index) throws Exception {
        String program = "source " + script + "; COMP_WORDS=" + words + "; COMP_CWORD=" + index
                + "; _complete_beras; echo \"${COMPREPLY[*]}\"";
        Process bash = new ProcessBuilder(List.of("bash", "-c", program))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(bash.getInputStream().readAllBytes(), UTF_8).strip();
    }
}
