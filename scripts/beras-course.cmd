@echo off
rem Runs the beras-course command, and builds it first if necessary. Needs only a JDK (17 or later) and Maven (3.8 or later).
rem   JAVA_HOME   the JDK to use (default: java on the PATH)
rem   JAVA_OPTS   further options for the Java virtual machine
setlocal EnableExtensions DisableDelayedExpansion
set "beras_command=beras-course"
set "beras_module=beras-autograder"
set "beras_jar=beras-autograder.jar"
set "beras_main=io.beras.autograder.cli.BerasCourseCommand"
set "beras_modules=beras-core beras-layers beras-optim beras-plots beras-autograder"
rem Without call, which would change carets in the arguments; the launcher ends this command too.
"%~dp0launcher.cmd" %*
