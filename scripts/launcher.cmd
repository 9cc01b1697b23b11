@echo off
rem The launcher of this folder's commands: builds the module of a command if sources have changed, and runs it. The command
rem sets beras_command, beras_module, beras_jar, beras_main and beras_modules as the variables in launcher.sh.
for %%i in ("%~dp0..") do set "beras_home=%%~fi"
set "beras_target=%beras_home%\%beras_module%\target"
set "beras_stamp=%beras_target%\launcher.stamp"

set "beras_java=java.exe"
if not defined JAVA_HOME goto :search_java
set "beras_java=%JAVA_HOME%\bin\java.exe"
if exist "%beras_java%" goto :check
echo %beras_command%: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it; point it at a JDK, 17 or later.>&2
exit /b 1

:search_java
where java.exe >nul 2>nul && goto :check
echo %beras_command%: Java is missing; install a JDK, 17 or later (https://adoptium.net).>&2
exit /b 1

rem The command is up to date if no source, folder or POM is newer than the last successful build.
:check
if not exist "%beras_stamp%" goto :build
if not exist "%beras_target%\%beras_jar%" goto :build
if not exist "%beras_target%\lib" goto :build
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:beras_stamp).LastWriteTimeUtc; $sources = @(Get-Item $env:beras_home\pom.xml, $env:beras_home\beras-*\pom.xml) + @(Get-ChildItem -Recurse ($env:beras_modules.Split(' ') | ForEach-Object { \"$env:beras_home\$_\src\main\" })); if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built }) { exit 1 }"
if not errorlevel 1 goto :run

:build
rem JDK 16 and earlier do not know this option.
"%beras_java%" --enable-native-access=ALL-UNNAMED -version >nul 2>nul && goto :search_maven
echo %beras_command%: "%beras_java%" is older than Java 17 or does not run; point JAVA_HOME at a JDK, 17 or later.>&2
exit /b 1

:search_maven
where mvn.cmd >nul 2>nul && goto :build_with_maven
echo %beras_command%: Maven is missing; install Maven 3.8 or later (https://maven.apache.org).>&2
exit /b 1

:build_with_maven
if exist "%beras_stamp%" goto :say_changed
echo %beras_command%: building; the first time, Maven downloads about 200 MB of libraries ...>&2
goto :build_now
:say_changed
echo %beras_command%: building what has changed ...>&2
:build_now
if not exist "%beras_target%" mkdir "%beras_target%" 2>nul
echo built>"%beras_stamp%.new"
if exist "%beras_stamp%.new" goto :run_maven
echo %beras_command%: cannot write to "%beras_target%", and the command is not built yet.>&2
exit /b 1
:run_maven
call mvn.cmd -q -B -f "%beras_home%\pom.xml" -pl %beras_module% -am -Dmaven.test.skip=true package <nul >"%beras_target%\launcher.log" 2>&1
if not errorlevel 1 goto :built
type "%beras_target%\launcher.log" >&2
echo %beras_command%: the build failed; see Maven's report above.>&2
exit /b 1
:built
move /y "%beras_stamp%.new" "%beras_stamp%" >nul

rem The unsafe-memory flag silences a warning of JDK 24 and later; older JDKs ignore it, thanks to the flag before it.
:run
"%beras_java%" -Xmx768m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true ^
    -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow ^
    "-Dberas.home=%beras_home%" %JAVA_OPTS% -cp "%beras_target%\%beras_jar%" %beras_main% %*
exit /b %ERRORLEVEL%
