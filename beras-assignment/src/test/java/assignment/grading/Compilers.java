package assignment.grading;

import assignment.grading.Attack.Earned;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Attacks on the compiler, on what reads class files, and on what belongs to other parts. */
final class Compilers {

    private static final String ENDLESS_INFERENCE =
            "static <A, B> java.util.Map.Entry<A, B> pair(A a, B b) { return null; } Object slow = " + pairs(13) + ";";

    static final List<Attack> ALL = List.of(
            Attack.that("nests an expression 20,000 deep")
                    .forward("int deep = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";")
                    .says("compiler"),
            Attack.that("makes the compiler infer types without end")
                    .members(ENDLESS_INFERENCE)
                    .says("compiler"),
            Attack.that("makes the compiler fold a text of 2 GB")
                    .members(
                            "static final String A0 = \"0123456789012345678901234567890123456789012345678901234567890123\";"
                                    + IntStream.rangeClosed(1, 25)
                                            .mapToObj(i ->
                                                    "static final String A%d = A%d + A%d;".formatted(i, i - 1, i - 1))
                                            .collect(Collectors.joining()))
                    .says("ompiler"),
            Attack.that("has a constant that is too long for a class file")
                    .members("static final String LONG = \"" + "x".repeat(70_000) + "\";")
                    .says("constant string too long"),
            Attack.that("declares 1,200 classes")
                    .members(IntStream.range(0, 1_200)
                            .mapToObj(i -> "static class C" + i + " { }")
                            .collect(Collectors.joining("\n")))
                    .says("ompiler"),
            Attack.that("has a type that is nested 3,000 deep")
                    .members("static class T<X> { } " + "T<".repeat(3_000) + "String" + ">".repeat(3_000) + " deep;")
                    .earns(Earned.SOMETHING),
            Attack.that("inherits a method on 2 to the power of 40 ways")
                    .members(diamonds())
                    .forward("A39 ways = null; if (!always()) { ways.softmax(); }")
                    .earns(Earned.NOTHING)
                    .says("compiler"),
            Attack.that("declares another package in its source")
                    .file("assignment/HEREOther.java", "package java.lang; public class Object { }")
                    .earns(Earned.ALL),
            Attack.that("brings classes of the library and of the course")
                    .file("io/beras/core/Tensor.java", "package io.beras.core; public class Tensor { }")
                    .file("java/lang/String.java", "package java.lang; public class String { }")
                    .file(
                            "org/junit/jupiter/api/Assertions.java",
                            "package org.junit.jupiter.api; public class Assertions { }")
                    .file("assignment/given/Encoder.java", "package assignment.given; public interface Encoder { }")
                    .earns(Earned.ALL),
            Attack.that("brings tests of its own")
                    .file(
                            "assignment/hidden/HEREHiddenTest.java",
                            "package assignment.hidden; class HEREHiddenTest { }")
                    .file("assignment/HERETest.java", "package assignment; class HERETest { }")
                    .earns(Earned.ALL),
            Attack.that("brings an annotation processor")
                    .file("META-INF/services/javax.annotation.processing.Processor", "assignment.HEREProcessor")
                    .file("assignment/HEREProcessor.java", """
                            package assignment;

                            @javax.annotation.processing.SupportedAnnotationTypes("*")
                            public class HEREProcessor extends javax.annotation.processing.AbstractProcessor {
                                static { System.exit(3); }
                                public boolean process(java.util.Set<? extends javax.lang.model.element.TypeElement> types,
                                        javax.annotation.processing.RoundEnvironment round) {
                                    System.exit(3);
                                    return true;
                                }
                            }
                            """)
                    .earns(Earned.ALL),
            Attack.that("declares the classes of other parts beside its own")
                    .in(Place.LEAKY_RELU)
                    .file(
                            "assignment/LeakyReLUHelper.java",
                            "package assignment; class ReLU { } class OneHotEncoder { }")
                    .earns(Earned.ALL),
            Attack.that("has a helper class that keeps the compiler busy")
                    .in(Place.LEAKY_RELU)
                    .file(
                            "assignment/HEREHelper.java",
                            "package assignment; class HEREHelper { " + ENDLESS_INFERENCE + " }")
                    .earns(Earned.ALL));

    private Compilers() {}

    private static String diamonds() {
        return "interface A0 { Tensor softmax(); Tensor sigmoid(); Tensor relu(); Tensor leakyRelu(); }"
                + IntStream.range(1, 40)
                        .mapToObj(i ->
                                "interface L%1$d extends A%2$d {} interface R%1$d extends A%2$d {}".formatted(i, i - 1)
                                        + " interface A%1$d extends L%1$d, R%1$d {}".formatted(i))
                        .collect(Collectors.joining("\n"));
    }

    /** Each pair has a type that is twice as long as the types of its elements. */
    private static String pairs(int depth) {
        return depth == 0 ? "1" : "pair(%1$s, %1$s)".formatted(pairs(depth - 1));
    }
}
