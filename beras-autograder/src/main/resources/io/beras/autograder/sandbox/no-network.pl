# perl no-network.pl COMMAND ...
# Runs the command with a seccomp filter that refuses every socket except Unix-domain sockets. The filter stays with all
# processes that the command starts. Ends with code 125 if the filter cannot be installed.
use strict;
use warnings;
use Config;

sub fail { print STDERR "no-network: $_[0]\n"; exit 125 }

# Numbers of the kernel's interface: the architecture as in linux/audit.h, and its system calls.
my %machines = (
    x86_64  => { arch => 0xC000003E, prctl => 157, socket => 41 },
    aarch64 => { arch => 0xC00000B7, prctl => 167, socket => 198 },
);
my ($name) = $Config{archname} =~ /^(x86_64|aarch64)/ or fail("not for $Config{archname}");
my $machine = $machines{$name};

my $IO_URING_SETUP = 425;           # io_uring can open sockets without the system call
my $X32            = 0x40000000;    # the second set of numbers on x86_64
my $AF_UNIX        = 1;

my ($LOAD, $EQUAL, $AT_LEAST, $RETURN) = (0x20, 0x15, 0x35, 0x06);
my ($KILL, $ALLOW, $EACCES, $ENOSYS) = (0x80000000, 0x7FFF0000, 0x0005000D, 0x00050026);
my ($ARCH_OFFSET, $NUMBER_OFFSET, $FIRST_ARGUMENT_OFFSET) = (4, 0, 16);

# Each row: operation, jump if true, jump if false, value. A jump counts the rows to leave out.
my @rows = (
    [ $LOAD,     0, 0, $ARCH_OFFSET ],
    [ $EQUAL,    1, 0, $machine->{arch} ],
    [ $RETURN,   0, 0, $KILL ],
    [ $LOAD,     0, 0, $NUMBER_OFFSET ],
    [ $AT_LEAST, 0, 1, $X32 ],
    [ $RETURN,   0, 0, $KILL ],
    [ $EQUAL,    0, 1, $IO_URING_SETUP ],
    [ $RETURN,   0, 0, $ENOSYS ],
    [ $EQUAL,    1, 0, $machine->{socket} ],
    [ $RETURN,   0, 0, $ALLOW ],
    [ $LOAD,     0, 0, $FIRST_ARGUMENT_OFFSET ],
    [ $EQUAL,    0, 1, $AF_UNIX ],
    [ $RETURN,   0, 0, $ALLOW ],
    [ $RETURN,   0, 0, $EACCES ],
);
my $rows    = join '', map { pack 'SCCL', @$_ } @rows;
my $program = pack 'Sx6P', scalar(@rows), $rows;

my ($PR_SET_NO_NEW_PRIVS, $PR_SET_SECCOMP, $SECCOMP_MODE_FILTER) = (38, 22, 2);
syscall($machine->{prctl}, $PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 or fail("no new privileges: $!");
syscall($machine->{prctl}, $PR_SET_SECCOMP, $SECCOMP_MODE_FILTER, $program) == 0 or fail("seccomp: $!");

{ no warnings 'exec'; exec { $ARGV[0] } @ARGV }
fail("$ARGV[0]: $!");
