package io.beras.autograder.remote;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arrays of a request with their content on arrival: what the called method changed goes back with the reply, so that
 * the caller sees the change, as it does in one process.
 */
final class ReceivedArrays {

    /** An array, and a copy of its elements on arrival. */
    private record Received(Object array, Object elements) {

        Object present() {
            return array instanceof INDArray nd && !nd.isEmpty() ? ArrayContent.elements(nd) : array;
        }

        boolean isChanged() {
            return !(array instanceof INDArray nd && (nd.wasClosed() || nd.isEmpty()))
                    && !Arrays.deepEquals(new Object[] {elements}, new Object[] {present()});
        }
    }

    private final List<Received> received = new ArrayList<>();

    INDArray add(ArrayContent content) {
        INDArray array = content.toArray();
        received.add(new Received(array, content.elements()));
        return array;
    }

    Object add(Object primitives) {
        received.add(new Received(primitives, copy(primitives)));
        return primitives;
    }

    private static Object copy(Object primitives) {
        int length = Array.getLength(primitives);
        Object copy = Array.newInstance(primitives.getClass().getComponentType(), length);
        System.arraycopy(primitives, 0, copy, 0, length);
        return copy;
    }

    /** Returns the place of an array, or -1. */
    int indexOf(Object array) {
        for (int i = 0; i < received.size(); i++) {
            if (received.get(i).array() == array) {
                return i;
            }
        }
        return -1;
    }

    /** Writes the elements of the arrays that have changed, with their places. */
    void writeChanges(FrameOutput output) {
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < received.size(); i++) {
            if (received.get(i).isChanged()) {
                changed.add(i);
            }
        }
        output.putInt(changed.size());
        for (int place : changed) {
            Object elements = received.get(place).present();
            output.putInt(place);
            output.putByte(ElementType.of(elements).ordinal());
            output.putInt(Array.getLength(elements));
            output.putElements(elements);
        }
    }

    /** Gives the changes to the arrays that were sent, in the order in which they were sent. */
    static void readChanges(FrameInput input, List<Object> sent) throws ProtocolException {
        int count = input.takeLength(sent.size());
        for (int i = 0; i < count; i++) {
            int place = input.takeLength(sent.size());
            ElementType type = ElementType.of(input.takeByte());
            Object elements = input.takeElements(type, input.takeLength(Limits.ARRAY_LENGTH));
            if (place == sent.size() || !replace(sent.get(place), elements)) {
                throw new ProtocolException("a changed array that does not fit the array that was sent");
            }
        }
    }

    private static boolean replace(Object array, Object elements) {
        if (array instanceof INDArray nd) {
            ArrayContent before = new ArrayContent(nd.dataType(), nd.shape(), ArrayContent.elements(nd));
            if (before.elements().getClass() != elements.getClass() || nd.length() != Array.getLength(elements)) {
                return false;
            }
            nd.assign(new ArrayContent(nd.dataType(), nd.shape(), elements).toArray());
            return true;
        }
        if (array.getClass() != elements.getClass() || Array.getLength(array) != Array.getLength(elements)) {
            return false;
        }
        System.arraycopy(elements, 0, array, 0, Array.getLength(elements));
        return true;
    }
}
