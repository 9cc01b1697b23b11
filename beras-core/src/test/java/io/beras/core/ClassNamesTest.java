package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClassNamesTest {

    private final Callable lambda = inputs -> inputs[0];
    private final Callable anonymous = new Callable() {
        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0];
        }
    };
    private final Layer ofInterface = () -> 1;

    @Test
    void aClassHasItsSimpleName() {
        assertEquals("StepScope", ClassNames.of(StepScope.class));
        assertEquals("ClassNamesTest", ClassNames.of(this));
        assertEquals("ClassNamesTest", ClassNames.kind(this));
    }

    @Test
    void aClassWithoutANameIsNamedAfterItsSupertype() {
        assertEquals("an anonymous Callable", ClassNames.of(lambda));
        assertEquals("an anonymous Callable", ClassNames.of(anonymous));
        assertEquals("an anonymous Layer", ClassNames.of(ofInterface));
        assertEquals("an anonymous Thread", ClassNames.of(new Thread() {}));
        assertEquals("an anonymous Object", ClassNames.of(new Object() {}));
    }

    @Test
    void theKindOfAnonymousLayersIsThatOfTheSuperclassOrCallable() {
        assertEquals("Thread", ClassNames.kind(new Thread() {}));
        assertEquals("Callable", ClassNames.kind(lambda));
        assertEquals("Callable", ClassNames.kind(anonymous));
        assertEquals("Callable", ClassNames.kind(ofInterface)); // files store the weights as "callable_1/w"
    }

    private interface Layer extends Callable {
        int units();

        @Override
        default Tensor call(Tensor... inputs) {
            return Tensor.zeros(units());
        }
    }
}
