package io.beras.autograder.compile;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Adds the uses at one place of a class file. Names are those of class files, such as "java/lang/Object". */
final class UseCollector {

    private final String where;
    private final Set<Use> uses;

    UseCollector(String where, Set<Use> uses) {
        this.where = where;
        this.uses = uses;
    }

    void type(String internalName) {
        type(Type.getObjectType(internalName));
    }

    void types(String @Nullable [] internalNames) {
        if (internalNames != null) {
            for (String name : internalNames) {
                type(name);
            }
        }
    }

    void type(Type type) {
        if (type.getSort() == Type.METHOD) {
            methodDescriptor(type.getDescriptor());
        } else if (type.getSort() == Type.ARRAY) {
            type(type.getElementType());
        } else if (type.getSort() == Type.OBJECT) {
            uses.add(Use.ofClass(where, type.getClassName()));
        }
    }

    void descriptor(String descriptor) {
        type(Type.getType(descriptor));
    }

    void methodDescriptor(String descriptor) {
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            type(parameter);
        }
        type(Type.getReturnType(descriptor));
    }

    void method(String owner, String name, String descriptor) {
        type(owner);
        methodDescriptor(descriptor);
        Type type = Type.getObjectType(owner);
        if (type.getSort() == Type.OBJECT) {
            uses.add(new Use(where, type.getClassName(), name, descriptor));
        }
    }

    /** Adds the types of a generic signature, such as the elements of a list. */
    void signature(@Nullable String signature) {
        if (signature != null) {
            new SignatureReader(signature).accept(new SignatureVisitor(Opcodes.ASM9) {
                private String outer = "";

                @Override
                public void visitClassType(String name) {
                    outer = name;
                    type(name);
                }

                @Override
                public void visitInnerClassType(String name) {
                    outer += "$" + name;
                    type(outer);
                }
            });
        }
    }
}
