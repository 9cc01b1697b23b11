package io.beras.autograder.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What {@link ClassHierarchy} needs to know of a class.
 *
 * @param parents the full names of the superclass and the interfaces
 * @param methods the name with the descriptor of each method, and the methods of the same name that it calls on itself
 */
record ClassFacts(List<String> parents, Map<String, Set<String>> methods) {

    static ClassFacts of(byte[] classFile) {
        List<String> parents = new ArrayList<>();
        Map<String, Set<String>> methods = new HashMap<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public void visit(
                                    int version,
                                    int access,
                                    String name,
                                    @Nullable String signature,
                                    @Nullable String superName,
                                    String @Nullable [] interfaces) {
                                add(superName);
                                if (interfaces != null) {
                                    for (String parent : interfaces) {
                                        add(parent);
                                    }
                                }
                            }

                            private void add(@Nullable String internalName) {
                                if (internalName != null) {
                                    parents.add(internalName.replace('/', '.'));
                                }
                            }

                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                Set<String> overloads = new HashSet<>();
                                methods.put(name + descriptor, overloads);
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode,
                                            String owner,
                                            String called,
                                            String parameters,
                                            boolean ofInterface) {
                                        if (opcode == Opcodes.INVOKEVIRTUAL && called.equals(name)) {
                                            overloads.add(called + parameters);
                                        }
                                    }
                                };
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassFacts(parents, methods);
    }
}
