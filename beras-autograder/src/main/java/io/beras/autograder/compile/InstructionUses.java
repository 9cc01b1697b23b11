package io.beras.autograder.compile;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Adds the uses in the instructions of a method. */
final class InstructionUses extends MethodVisitor {

    /** The code that javac makes for lambdas, texts with +, records and switches looks these classes up. */
    private static final Set<String> BOOTSTRAPS = Set.of(
            "java/lang/invoke/LambdaMetafactory",
            "java/lang/invoke/StringConcatFactory",
            "java/lang/runtime/ObjectMethods",
            "java/lang/runtime/SwitchBootstraps");

    private final UseCollector uses;

    InstructionUses(UseCollector uses) {
        super(Opcodes.ASM9);
        this.uses = uses;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        uses.type(type);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        uses.descriptor(descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        uses.type(owner);
        uses.descriptor(descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
        uses.method(owner, name, descriptor);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        if (type != null) {
            uses.type(type);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        uses.methodDescriptor(descriptor);
        bootstrap(bootstrap);
        for (Object argument : arguments) {
            constant(argument);
        }
    }

    private void bootstrap(Handle bootstrap) {
        if (!BOOTSTRAPS.contains(bootstrap.getOwner())) {
            uses.type(bootstrap.getOwner());
        }
    }

    private void constant(Object constant) {
        if (constant instanceof Type type) {
            uses.type(type);
        } else if (constant instanceof Handle handle) {
            handle(handle);
        } else if (constant instanceof ConstantDynamic dynamic) {
            bootstrap(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }

    private void handle(Handle handle) {
        if (handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
            uses.method(handle.getOwner(), handle.getName(), handle.getDesc());
        } else {
            uses.type(handle.getOwner());
            uses.descriptor(handle.getDesc());
        }
    }
}
