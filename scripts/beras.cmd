@echo off
rem Runs the beras command, and builds it first if necessary. Needs only a JDK (17 or later) and Maven (3.8 or later).
rem   JAVA_HOME   the JDK to use (default: java on the PATH)
rem   JAVA_OPTS   further options for the Java virtual machine
setlocal EnableExtensions DisableDelayedExpansion

for %%i in ("%~dp0..") do set "home=%%~fi"
set "target=%home%\beras-examples\target"
set "stamp=%target%\launcher.stamp"

set "java=java.exe"
if not defined JAVA_HOME goto :search_java
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto :check
echo beras: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it; point it at a JDK, 17 or later.>&2
exit /b 1

:search_java
where java.exe >nul 2>nul && goto :check
echo beras: Java is missing; install a JDK, 17 or later (https://adoptium.net).>&2
exit /b 1

rem The command is up to date if no source, folder or POM is newer than the last successful build.
:check
if not exist "%stamp%" goto :build
if not exist "%target%\beras.jar" goto :build
if not exist "%target%\lib" goto :build
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:stamp).LastWriteTimeUtc; $sources = @(Get-Item $env:home\pom.xml, $env:home\beras-*\pom.xml) + @(Get-ChildItem -Recurse ('core', 'layers', 'optim', 'plots', 'examples' | ForEach-Object { \"$env:home\beras-$_\src\main\" })); if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built }) { exit 1 }"
if not errorlevel 1 goto :run

:build
where mvn.cmd >nul 2>nul && goto :build_with_maven
echo beras: Maven is missing; install Maven 3.8 or later (https://maven.apache.org).>&2
exit /b 1

:build_with_maven
if exist "%stamp%" goto :say_changed
echo beras: building; the first time, Maven downloads about 200 MB of libraries ...>&2
goto :build_now
:say_changed
echo beras: building what has changed ...>&2
:build_now
if not exist "%target%" mkdir "%target%"
echo built> "%stamp%.new"
call mvn.cmd -q -B -f "%home%\pom.xml" -pl beras-examples -am -Dmaven.test.skip=true package <nul >"%target%\launcher.log" 2>&1
if not errorlevel 1 goto :built
type "%target%\launcher.log" >&2
echo beras: the build failed; see Maven's report above.>&2
exit /b 1
:built
move /y "%stamp%.new" "%stamp%" >nul

rem The unsafe-memory flag silences a warning of JDK 24 and later; older JDKs ignore it, thanks to the flag before it.
:run
"%java%" -Xmx768m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true ^
    -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow ^
    "-Dberas.home=%home%" %JAVA_OPTS% -cp "%target%\beras.jar" io.beras.examples.cli.BerasCommand %*
exit /b %ERRORLEVEL%
