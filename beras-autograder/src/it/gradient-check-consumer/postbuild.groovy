// Counts the tests that Surefire ran, and reads the message of the wrong gradient.

def report = { String name -> new groovy.xml.XmlSlurper().parse(new File(basedir, "target/surefire-reports/TEST-com.example.${name}.xml")) }

def right = report('ScaleTest')
assert [right.@tests, right.@failures, right.@errors, right.@skipped]*.text() == ['3', '0', '0', '0']

def wrong = report('WrongScaleTest')
assert [wrong.@tests, wrong.@failures, wrong.@errors, wrong.@skipped]*.text() == ['2', '2', '0', '0']
wrong.testcase.failure.each { failure ->
    String message = failure.@message.text()
    assert failure.@type.text() == 'io.beras.autograder.CheckFailure'
    assert message.contains('sign') && message.contains('looks like'): message
    assert message.contains('-Dberas.gradcheck.seed='): message
}
return true
