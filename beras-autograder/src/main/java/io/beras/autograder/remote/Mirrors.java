package io.beras.autograder.remote;

import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables that stand in both processes: a change in one process reaches the other with the next frame.
 *
 * <p>The process that had a variable first keeps it until the other process has dropped its own.
 */
final class Mirrors {

    private final Map<Variable, Mirror> own = new IdentityHashMap<>();
    private final Map<Integer, Variable> ownByNumber = new HashMap<>();
    private final Map<Integer, Mirror> foreign = new HashMap<>();
    private final WeakIdentityMap<Variable> foreignVariables = new WeakIdentityMap<>();
    private final List<Mirror> unsent = new ArrayList<>();
    private int count;

    /** Writes which variable it is; the first time with its state. */
    void write(Variable variable, FrameOutput output) {
        Integer number = foreignVariables.numberOf(variable);
        output.putBoolean(number == null);
        if (number != null) {
            output.putInt(number);
            return;
        }
        Mirror mirror = own.computeIfAbsent(variable, this::create);
        output.putInt(mirror.number());
        output.putBoolean(!mirror.isSent());
        if (!mirror.isSent()) {
            unsent.add(mirror);
            mirror.write(variable, output);
        }
    }

    private Mirror create(Variable variable) {
        ownByNumber.put(count, variable);
        return new Mirror(count++);
    }

    Variable read(FrameInput input) throws ProtocolException {
        boolean isForeign = input.takeBoolean();
        int number = input.takeInt();
        if (!isForeign) {
            return ownVariable(number);
        }
        if (input.takeBoolean()) {
            Mirror mirror = foreign.computeIfAbsent(number, Mirror::new);
            mirror.read(input);
        }
        Variable known = foreignVariables.get(number);
        if (known == null) {
            Mirror mirror = foreign.get(number);
            if (mirror == null) {
                throw new ProtocolException("no variable has the number " + number);
            }
            known = mirror.create();
            foreignVariables.put(number, known);
        }
        return known;
    }

    private Variable ownVariable(int number) throws ProtocolException {
        Variable variable = ownByNumber.get(number);
        if (variable == null) {
            throw new ProtocolException("no variable has the number " + number);
        }
        return variable;
    }

    /** The frame was sent: the other process knows its variables. */
    void sent() {
        unsent.clear();
    }

    /** The frame was not sent. */
    void notSent() {
        unsent.forEach(Mirror::forget);
        unsent.clear();
    }

    /** Writes the variables that the other process has no longer, and those that have changed. */
    void writeChanges(FrameOutput output) {
        Releases.write(
                foreignVariables.removeCollected().stream()
                        .peek(foreign::remove)
                        .toList(),
                output);
        List<Runnable> changes = new ArrayList<>();
        own.forEach((variable, mirror) -> noteChange(true, variable, mirror, output, changes));
        foreign.forEach((number, mirror) -> noteChange(false, foreignVariables.get(number), mirror, output, changes));
        output.putInt(changes.size());
        changes.forEach(Runnable::run);
    }

    private static void noteChange(
            boolean isOwn, @Nullable Variable variable, Mirror mirror, FrameOutput output, List<Runnable> changes) {
        if (variable != null && mirror.differsFrom(variable)) {
            changes.add(() -> {
                output.putBoolean(isOwn);
                output.putInt(mirror.number());
                mirror.write(variable, output);
            });
        }
    }

    void readChanges(FrameInput input) throws ProtocolException {
        for (int number : Releases.read(input)) {
            Variable variable = ownByNumber.remove(number);
            if (variable != null) {
                own.remove(variable);
            }
        }
        int changes = input.takeLength(Limits.LIST_LENGTH);
        for (int i = 0; i < changes; i++) {
            readChange(input);
        }
    }

    private void readChange(FrameInput input) throws ProtocolException {
        boolean isForeign = input.takeBoolean();
        int number = input.takeInt();
        Variable variable = isForeign ? foreignVariables.get(number) : ownVariable(number);
        Mirror mirror = isForeign ? foreign.get(number) : own.get(variable);
        if (mirror == null) {
            throw new ProtocolException("no variable has the number " + number);
        }
        mirror.read(input);
        if (variable != null) {
            mirror.update(variable);
        }
    }

    int size() {
        return own.size() + foreign.size();
    }
}
