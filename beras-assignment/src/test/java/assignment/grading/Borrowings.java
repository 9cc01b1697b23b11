package assignment.grading;

import assignment.grading.Attack.Earned;
import io.beras.autograder.sandbox.Protection;
import java.util.List;

/** Attacks that let others do the work: the library, ND4J, the reference solution, or code that is not in their sources. */
final class Borrowings {

    private static final String REFLECTION = """
            Object twin = null;
            for (Constructor<?> each : type.getConstructors()) {
                if (each.getParameterCount() == 0) { twin = each.newInstance(); }
                if (each.getParameterCount() == 1) { twin = each.newInstance(0.3); }
            }
            for (Method each : type.getMethods()) {
                if (each.getName().equals("forward")) { return (INDArray) each.invoke(twin, (Object) inputs); }
            }
            """;

    static final List<Attack> ALL = List.of(
            Attack.that("calls the library's own class")
                    .in(Place.RELU, Place.SIGMOID)
                    .forward("return new io.beras.activations.HERE().forward(inputs);")
                    .says("NoClassDefFoundError")
                    .objection("io.beras.activations.HERE"),
            Attack.that("calls a method of Tensor")
                    .in(Place.SIGMOID)
                    .forward("return Tensor.of(x).sigmoid().array();")
                    .says("does this part's work")
                    .objection("Tensor.sigmoid"),
            Attack.that("calls the library by a name made at run time")
                    .forward(
                            "Class<?> type = Class.forName(String.join(\".\", \"io\", \"beras\", \"activations\", \"HERE\"));"
                                    + REFLECTION)
                    .says("ClassNotFoundException")
                    .objection("Class.forName"),
            Attack.that("calls the library by a method handle")
                    .in(Place.SIGMOID)
                    .forward("""
                            var lookup = java.lang.invoke.MethodHandles.publicLookup();
                            var type = java.lang.invoke.MethodType.methodType(Tensor.class);
                            try {
                                return ((Tensor) lookup.findVirtual(Tensor.class, "sig" + "moid", type).invoke(Tensor.of(x))).array();
                            } catch (Throwable e) { throw new IllegalStateException(e); }
                            """)
                    .says("does this part's work")
                    .objection("java.lang.invoke"),
            Attack.that("loads the library from its class path again")
                    .forward("""
                            List<java.net.URL> jars = new ArrayList<>();
                            for (String each : System.getProperty("java.class.path").split(":")) {
                                jars.add(Path.of(each).toUri().toURL());
                            }
                            Class<?> type = new java.net.URLClassLoader(jars.toArray(java.net.URL[]::new), null)
                                    .loadClass("io.beras.activations.HERE");
                            """ + REFLECTION)
                    .says("ClassNotFoundException")
                    .objection("java.net.URLClassLoader"),
            Attack.that("loads the library from the grader's class path")
                    .forward("""
                            Class<?> type = new java.net.URLClassLoader(
                                            new java.net.URL[] {new File("LIBRARY").toURI().toURL()}, HERE.class.getClassLoader())
                                    .loadClass("io.beras.activations.HERE");
                            throw breach("loaded " + type);
                            """)
                    .objection("java.net.URLClassLoader")
                    .heldBy(Protection.OTHER_USER, Protection.OWN_FOLDER_ONLY),
            Attack.that("asks a service loader")
                    .forward("ServiceLoader.load(Diffable.class).iterator().next(); return x;")
                    .says("NoSuchElementException")
                    .objection("java.util.ServiceLoader"),
            Attack.that("names the reference solution of another part, to get it on the class path")
                    .in(Place.RELU)
                    .members("static final String NAME = \"assignment/LeakyReLU\";")
                    .forward("""
                            Object twin = Class.forName(NAME.replace('/', '.')).getConstructor(double.class).newInstance(0.0);
                            return ((Diffable) twin).forward(inputs);
                            """)
                    .says("ClassNotFoundException")
                    .objection("Class.forName"),
            Attack.that("names its own reference solution")
                    .members("static final String NAME = \"assignment/HERE\";")
                    .forward("""
                            Object twin = new java.net.URLClassLoader(new java.net.URL[0]) { }.loadClass("assignment.HERE");
                            if (twin != HERE.class) { throw breach("another class of the same name"); }
                            """)
                    .earns(Earned.ALL)
                    .objection("java.net.URLClassLoader"),
            Attack.that("runs java with the reference solution")
                    .forward("""
                            String path = "ASSIGNMENT/target/course/classes:" + System.getProperty("java.class.path");
                            Process java = new ProcessBuilder(
                                            System.getProperty("java.home") + "/bin/java", "-Xmx16m", "-XX:+UseSerialGC", "-cp", path,
                                            "assignment.milestones.Milestones", "guess")
                                    .redirectErrorStream(true).redirectOutput(new File("/dev/null")).start();
                            if (java.waitFor() == 0) { throw breach("the reference solution ran"); }
                            return x.mul(0).add(7);
                            """)
                    .objection("java.lang.ProcessBuilder")
                    .heldBy(Protection.OTHER_USER, Protection.OWN_FOLDER_ONLY));

    /** What runs with the libraries that a submission needs, or is the student's own bytes: only the review holds it. */
    static final List<Attack> HELD_BY_THE_REVIEW = List.of(
            Attack.that("calls ND4J's own activation")
                    .in(Place.SIGMOID)
                    .forward("return Transforms.sigmoid(x);")
                    .earns(Earned.NOTHING)
                    .says("Transforms.sigmoid")
                    .objection("Transforms.sigmoid"),
            Attack.that("calls an operation of ND4J")
                    .in(Place.RELU)
                    .forward("Nd4j.getExecutioner().exec(new org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear(x));")
                    .earns(Earned.NOTHING)
                    .says("org.nd4j.linalg.api.ops")
                    .objection("org.nd4j.linalg.api.ops"),
            Attack.that("defines a class from bytes in a text")
                    .members("""
                            static final class Loader extends java.security.SecureClassLoader {
                                Class<?> define(byte[] bytes) { return defineClass(null, bytes, 0, bytes.length); }
                            }
                            """)
                    .forward("new Loader().define(Base64.getDecoder().decode(\"yv66vg==\"));")
                    .earns(Earned.NOTHING)
                    .says("java.security.SecureClassLoader")
                    .objection("java.security.SecureClassLoader"),
            Attack.that("compiles at run time")
                    .forward("javax.tools.ToolProvider.getSystemJavaCompiler().run(null, null, null, \"X.java\");")
                    .earns(Earned.NOTHING)
                    .says("javax.tools")
                    .objection("javax.tools"),
            Attack.that("calls methods by reflection of JavaBeans")
                    .forward("new java.beans.Expression(x, \"neg\", new Object[0]).getValue();")
                    .earns(Earned.NOTHING)
                    .says("java.beans.Expression")
                    .objection("java.beans.Expression"),
            Attack.that("calls methods by reflection of Commons Lang")
                    .forward("org.apache.commons.lang3.reflect.MethodUtils.invokeMethod(x, \"neg\");")
                    .earns(Earned.NOTHING)
                    .says("org.apache.commons.lang3")
                    .objection("org.apache.commons.lang3"),
            Attack.that("finds classes by ND4J")
                    .forward("org.nd4j.common.config.ND4JClassLoading.loadClassByName(\"java.lang.Runtime\");")
                    .earns(Earned.NOTHING)
                    .says("org.nd4j.common.config")
                    .objection("org.nd4j.common.config"),
            Attack.that("reads a file by a scanner")
                    .forward("new Scanner(Path.of(\"/etc/passwd\")).next();")
                    .earns(Earned.NOTHING)
                    .says("new Scanner")
                    .objection("new Scanner"),
            Attack.that("writes a file by a logger")
                    .forward("new java.util.logging.FileHandler(\"log\").close();")
                    .earns(Earned.NOTHING)
                    .says("java.util.logging")
                    .objection("java.util.logging"),
            Attack.that("names a class by a resource bundle")
                    .forward("ResourceBundle.getBundle(\"assignment.HERE\");")
                    .earns(Earned.NOTHING)
                    .says("java.util.ResourceBundle")
                    .objection("java.util.ResourceBundle"));

    private Borrowings() {}
}
