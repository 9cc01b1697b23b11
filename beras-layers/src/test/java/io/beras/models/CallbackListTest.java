package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallbackListTest {

    private final List<String> events = new ArrayList<>();

    @Test
    void passesEachEventToEachCallbackInTheirOrder() {
        CallbackList list = new CallbackList(List.of(new Recorder("a", false), new Recorder("b", false)));

        list.onTrainBegin(3, 5);
        list.onBatchEnd(1, 2, Map.of("loss", .5));
        list.onEpochEnd(1, Map.of("loss", .25), 2);
        list.onTrainEnd(new History());

        assertEquals(
                List.of(
                        "a begin 3 5",
                        "b begin 3 5",
                        "a batch 1 2 {loss=0.5}",
                        "b batch 1 2 {loss=0.5}",
                        "a epoch 1 {loss=0.25} 2.0",
                        "b epoch 1 {loss=0.25} 2.0",
                        "a end []",
                        "b end []"),
                events);
    }

    @Test
    void stopsIfAnyCallbackWantsToStop() {
        Callback goesOn = new Recorder("a", false);
        Callback stops = new Recorder("b", true);

        assertFalse(new CallbackList(List.of()).wantsToStop());
        assertFalse(new CallbackList(List.of(goesOn)).wantsToStop());
        assertTrue(new CallbackList(List.of(goesOn, stops)).wantsToStop());
    }

    private final class Recorder implements Callback {
        private final String name;
        private final boolean stops;

        Recorder(String name, boolean stops) {
            this.name = name;
            this.stops = stops;
        }

        @Override
        public void onTrainBegin(int epochs, int batches) {
            events.add(name + " begin " + epochs + " " + batches);
        }

        @Override
        public void onBatchEnd(int epoch, int batch, Map<String, Double> values) {
            events.add(name + " batch " + epoch + " " + batch + " " + values);
        }

        @Override
        public void onEpochEnd(int epoch, Map<String, Double> values, double seconds) {
            events.add(name + " epoch " + epoch + " " + values + " " + seconds);
        }

        @Override
        public void onTrainEnd(History history) {
            events.add(name + " end " + history.names());
        }

        @Override
        public boolean wantsToStop() {
            return stops;
        }
    }
}
