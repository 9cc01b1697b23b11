package io.beras.autograder.compile;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Collects what a class file uses: in its header, its fields, and the instructions of its methods. */
final class ClassUses extends ClassVisitor {

    private final Set<Use> uses = new LinkedHashSet<>();
    private final Set<String> nativeMethods = new LinkedHashSet<>();
    private String className = "";

    private ClassUses() {
        super(Opcodes.ASM9);
    }

    static ClassUses of(byte[] classFile) {
        ClassUses collected = new ClassUses();
        new ClassReader(classFile).accept(collected, ClassReader.SKIP_DEBUG);
        return collected;
    }

    Set<Use> uses() {
        return uses;
    }

    /** Returns the methods without code, such as "Dense.forward", that a native library would contain. */
    Set<String> nativeMethods() {
        return nativeMethods;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        className = shown(name);
        UseCollector header = new UseCollector(className, uses);
        header.type(Objects.requireNonNullElse(superName, "java/lang/Object"));
        header.types(interfaces);
        header.signature(signature);
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        UseCollector field = new UseCollector(className, uses);
        field.descriptor(descriptor);
        field.signature(signature);
        return null;
    }

    @Override
    public @Nullable RecordComponentVisitor visitRecordComponent(
            String name, String descriptor, @Nullable String signature) {
        return null; // its field has the same types
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        String where = name.startsWith("<") ? className : className + "." + sourceName(name);
        if ((access & Opcodes.ACC_NATIVE) != 0) {
            nativeMethods.add(where);
        }
        UseCollector method = new UseCollector(where, uses);
        method.methodDescriptor(descriptor);
        method.signature(signature);
        method.types(exceptions);
        return new InstructionUses(method);
    }

    /** The code of a lambda is in a method such as "lambda$forward$0". */
    private static String sourceName(String method) {
        return method.startsWith("lambda$") ? method.split("\\$")[1] : method;
    }

    private static String shown(String internalName) {
        String simple = internalName.substring(internalName.lastIndexOf('/') + 1);
        return simple.replaceAll("\\$\\d.*", "").replace('$', '.');
    }
}
