// Runs the consumer as its user would: java, the compiled class, and the class path that Maven resolved.

import java.util.concurrent.TimeUnit

String classPath = new File(basedir, 'target/classpath.txt').text.trim()
List<String> jars = classPath.split(File.pathSeparator).collect { new File(it).name }.sort()

// These jars and no others: for this host, with the newer kernels, and without what decision 16 excludes.
String host = jars.findResult { (it =~ /^nd4j-native-\Q$nd4jVersion\E-(.+)\.jar$/).with { it.find() ? it.group(1) : null } }
def withoutVersion = { String jar -> jar.replaceFirst(/-\d.*\.jar$/, '') }
assert jars.collect(withoutVersion) == [
        'beras-core', 'beras-layers', 'beras-optim', 'commons-codec', 'commons-csv', 'commons-io', 'commons-lang3',
        'commons-math3', 'commons-numbers-core', 'commons-numbers-fraction', 'commons-numbers-gamma', 'gson', 'guava', 'javacpp', 'javacpp',
        'jspecify', 'nd4j-api', 'nd4j-common', 'nd4j-native', 'nd4j-native', 'nd4j-native-api', 'nd4j-native-preset',
        'nd4j-native-preset', 'nd4j-presets-common', 'openblas', 'openblas', 'protobuf', 'slf4j-api']
assert jars.findAll { it.startsWith('openblas-') } == ["openblas-$openblasVersion-${host}.jar", "openblas-${openblasVersion}.jar"]*.toString()
assert jars.findAll { it.startsWith('javacpp-') } == ["javacpp-$javacppVersion-${host}.jar", "javacpp-${javacppVersion}.jar"]*.toString()

Map runExample(String label, List<String> options, String classPath) {
    def output = new File(basedir, "target/$label-output.txt")
    def errors = new File(basedir, "target/$label-errors.txt")
    def java = new File(System.getProperty('java.home'), 'bin/java')
    def classes = new File(basedir, 'target/classes')
    def builder = new ProcessBuilder([java, *options, '-cp', "$classes$File.pathSeparator$classPath", 'Example']*.toString())
    // The JVM would say on standard error that it picked these up.
    builder.environment().keySet().removeAll(['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS'])
    def process = builder.redirectOutput(output).redirectError(errors).start()
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly()
        throw new AssertionError("The README's example has run for two minutes without an end.")
    }
    [exit: process.exitValue(), output: output.text.replace('\r\n', '\n'), errors: errors.readLines()]
}

def plain = runExample('plain', [], classPath)
assert plain.exit == 0: plain.errors.join('\n')
assert plain.output == context.output
assert plain.errors.findAll { it && !(it =~ /^(SLF4J(\(.\))?|WARNING): /) } == []

List<String> options = context.silencingOptions.findAll {
    Runtime.version().feature() >= 24 || !it.startsWith('--sun-misc-unsafe-memory-access')
}
assert options: 'The README no longer says how to silence SLF4J and the JDK.'
def silenced = runExample('silenced', options, classPath)
assert silenced.exit == 0: silenced.errors.join('\n')
assert silenced.output == context.output
assert silenced.errors == []
return true
