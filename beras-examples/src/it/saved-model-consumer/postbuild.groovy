// Trains in one process and uses the saved model in another: the predictions have the same bits.

import java.util.concurrent.TimeUnit

String classPath = new File(basedir, 'target/classpath.txt').text.trim()
def classes = new File(basedir, 'target/classes')
def folder = new File(basedir, 'target/saved')
folder.mkdirs()

List<String> runMain(String main, File classes, String classPath, File folder) {
    def java = new File(System.getProperty('java.home'), 'bin/java')
    def errors = new File(folder, "${main}-errors.txt")
    def output = new File(folder, "${main}-output.txt")
    def process = new ProcessBuilder([java, '-cp', "$classes$File.pathSeparator$classPath", main, folder]*.toString())
            .redirectOutput(output).redirectError(errors).start()
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly()
        throw new AssertionError("$main has run for two minutes without an end.")
    }
    assert process.exitValue() == 0: errors.text
    output.readLines()
}

def trained = runMain('Train', classes, classPath, folder)
def used = runMain('Use', classes, classPath, folder)
assert trained[0] ==~ /best epoch \d+/
assert used[0] == '[outside, inside]'
// Early stopping restores the best weights, and the checkpoint of the best epoch holds the same weights.
assert used[1] == trained[1]
assert used[2] == trained[1]
return true
