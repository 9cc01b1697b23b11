@echo off
rem Runs the beras command, and builds it first if necessary. Needs only a JDK (17 or later) and Maven (3.8 or later).
rem   JAVA_HOME   the JDK to use (default: java on the PATH)
rem   JAVA_OPTS   further options for the Java virtual machine
setlocal EnableExtensions DisableDelayedExpansion
set "beras_command=beras"
set "beras_module=beras-examples"
set "beras_jar=beras.jar"
set "beras_main=io.beras.examples.cli.BerasCommand"
set "beras_modules=beras-core beras-layers beras-optim beras-plots beras-exchange beras-examples"
rem Without call, which would change carets in the arguments; the launcher ends this command too.
"%~dp0launcher.cmd" %*
