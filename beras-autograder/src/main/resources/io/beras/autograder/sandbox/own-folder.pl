# perl own-folder.pl FOLDER READABLE ... -- COMMAND ...
# Runs the command with rules of Landlock (Linux 5.13 or later): it writes below FOLDER only, and reads FOLDER, the system and
# READABLE only. Newer kernels also keep it from sending signals to other processes. Ends with code 125 without Landlock.
use strict;
use warnings;
use Config;
use Fcntl;

sub fail { print STDERR "own-folder: $_[0]\n"; exit 125 }

my %prctl = (x86_64 => 157, aarch64 => 167);
my ($name) = $Config{archname} =~ /^(x86_64|aarch64)/ or fail("not for $Config{archname}");
my ($CREATE_RULESET, $ADD_RULE, $RESTRICT_SELF) = (444, 445, 446);

my ($folder, @readable) = ();
while (@ARGV && $ARGV[0] ne '--') { push @readable, shift @ARGV }
$folder = shift @readable;
shift @ARGV;

my $version = syscall($CREATE_RULESET, 0, 0, 1);
$version >= 1 or fail("Landlock: $!");

# Rights of linux/landlock.h; a kernel knows the first 13, and more from version to version.
my ($EXECUTE, $WRITE_FILE, $READ_FILE, $READ_FOLDER, $TRUNCATE) = (1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 14);
my $count = $version >= 5 ? 16 : $version >= 3 ? 15 : $version >= 2 ? 14 : 13;
my $all   = (1 << $count) - 1;

my $size    = $version >= 6 ? 24 : $version >= 4 ? 16 : 8;
my $SCOPES  = 3;                                             # abstract Unix sockets and signals
my $rules   = substr(pack('QQQ', $all, 0, $SCOPES), 0, $size);
my $ruleset = syscall($CREATE_RULESET, $rules, $size, 0);
$ruleset >= 0 or fail("rules: $!");

sub allow {
    my ($path, $rights) = @_;
    my $O_PATH = 0x200000;
    sysopen(my $file, $path, $O_PATH) or return;             # a machine need not have all of the system's folders
    $rights &= $EXECUTE | $WRITE_FILE | $READ_FILE | $TRUNCATE unless -d $path;
    my $rule = pack 'Ql', $rights & $all, fileno($file);
    syscall($ADD_RULE, $ruleset, 1, $rule, 0) == 0 or fail("$path: $!");
}

my $read = $EXECUTE | $READ_FILE | $READ_FOLDER;
allow($_, $read) for qw(/bin /sbin /usr /lib /lib32 /lib64 /etc /proc /sys /nix/store), @readable;
allow($_, $READ_FILE) for qw(/dev/random /dev/urandom);
allow('/dev/null', $READ_FILE | $WRITE_FILE | $TRUNCATE);
allow($folder, $all);

my $PR_SET_NO_NEW_PRIVS = 38;
syscall($prctl{$name}, $PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 or fail("no new privileges: $!");
syscall($RESTRICT_SELF, $ruleset, 0) == 0 or fail("restrict: $!");

{ no warnings 'exec'; exec { $ARGV[0] } @ARGV }
fail("$ARGV[0]: $!");
