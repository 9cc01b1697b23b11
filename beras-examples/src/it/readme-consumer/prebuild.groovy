// Creates the consumer project from the text of the README, so that README and test always agree.

String text = new File(readme).getText('UTF-8').replace('\r\n', '\n')
def blocks = (text =~ /(?ms)^```(\w*)\n(.*?)^```$/).collect { [language: it[1], content: it[2]] }
int example = blocks.findIndexOf { it.language == 'java' && it.content.contains('class Example') }
assert example >= 0: "$readme has no class Example."
String output = blocks[example + 1].content
assert text.contains("\n```\n\nprints\n\n```\n$output```\n"): 'The README no longer says what its example prints.'

String section = text.split(/\n(?=## )/).find { it.contains('\n```xml\n') }
assert section: "$readme has no section with the dependencies of a consumer."

def pom = new File(basedir, 'pom.xml')
String coordinates = blocks.find { it.language == 'xml' }.content
pom.setText(pom.getText('UTF-8').replaceFirst(/<!-- README: .* -->/) { coordinates }, 'UTF-8')
assert new groovy.xml.XmlSlurper().parse(pom).dependencies.dependency.collect { "$it.groupId:$it.artifactId".toString() } ==
        ['io.beras:beras-layers', 'io.beras:beras-optim']

def source = new File(basedir, 'src/main/java/Example.java')
source.parentFile.mkdirs()
source.setText(blocks[example].content, 'UTF-8')

context.output = output
context.silencingOptions = (section =~ /`(-[^`\n]+)`/).collect { it[1] }
return true
