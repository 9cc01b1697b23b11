package io.beras.autograder.sandbox;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Rewrites a class, so that some of its methods throw an {@link IllegalStateException}. */
final class DisabledMethods extends ClassVisitor {

    private final String className;
    private final List<String> disabled;
    private final Set<String> found = new TreeSet<>();

    private DisabledMethods(ClassWriter writer, String className, List<String> disabled) {
        super(Opcodes.ASM9, writer);
        this.className = className;
        this.disabled = disabled;
    }

    /**
     * Returns the rewritten class file.
     *
     * @throws IllegalArgumentException if the class has no method of one of these names
     */
    static byte[] rewrite(byte[] classFile, String className, List<String> disabled) {
        ClassWriter writer = new ClassWriter(0);
        DisabledMethods visitor = new DisabledMethods(writer, className, disabled);
        new ClassReader(classFile).accept(visitor, 0);
        for (String method : disabled) {
            if (!visitor.found.contains(method)) {
                throw new IllegalArgumentException(
                        "The class " + className + " has no method " + method + "; correct the name in \"forbidden\".");
            }
        }
        return writer.toByteArray();
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!disabled.contains(name)) {
            return method;
        }
        found.add(name);
        if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
            return method;
        }
        int isInstance = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        writeThrow(method, Type.getArgumentsAndReturnSizes(descriptor) / 4 - 1 + isInstance, message(name));
        return null;
    }

    private String message(String method) {
        return className.substring(className.lastIndexOf('.') + 1) + "." + method
                + " does this part's work, and is not available to a submission";
    }

    private static void writeThrow(MethodVisitor method, int locals, String message) {
        String exception = Type.getInternalName(IllegalStateException.class);
        method.visitCode();
        method.visitTypeInsn(Opcodes.NEW, exception);
        method.visitInsn(Opcodes.DUP);
        method.visitLdcInsn(message);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, exception, "<init>", "(Ljava/lang/String;)V", false);
        method.visitInsn(Opcodes.ATHROW);
        method.visitMaxs(3, locals);
        method.visitEnd();
    }
}
