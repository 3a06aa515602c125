#!/usr/bin/perl
# attack.pl: tries to work out from the public sheets of an exam (score-report summary -a public) what they hide.
#     attack.pl [-t INTERNAL.csv] CLASS.csv SHEET.csv...
# The first sheet is by class and says who belongs to whom; the others are by school or teacher, of any base. With -t
# the internal sheet by class confirms what was found.
#
# Unknown are, for each class, subject and paper, two sums of marks: of the pupils who sat everything, and of the
# others. A published mean x n is the sum of its classes' unknowns, that of the total only of the first ones. The system
# is solved in whole numbers; a figure of fewer than 5 pupils that comes out is printed. Status 1: something did.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

use constant LEAST => 5;
my ($true_file, %true, %is_class);
if (@ARGV && $ARGV[0] eq '-t') {
	shift;
	$true_file = shift;
}
@ARGV or die "usage: attack.pl [-t INTERNAL.csv] CLASS.csv SHEET.csv...\n";

# What the mean was divided by; of the cohort no sheet tells it.
sub divisor {
	my ($row) = @_;
	my ($of, $share) = $row->{分母规则} =~ /^(实考|在籍)(?:×([\d.]+)%)?$/ or return;
	return $row->{$of} * ($share // 100) / 100;
}

# Rows as hashes; a group is everything compared with each other, its last row is that of the district.
sub read_sheet {
	my ($file, $by_class) = @_;
	open my $in, '<', $file or die "$file: $!\n";
	my (@names, @rows, %number);
	while (my $line = <$in>) {
		$line =~ s/\r?\n$//;
		my @cells = $line =~ /\G("(?:[^"]|"")*"|[^,]*)(?:,|$)/g;
		s/^"(.*)"$/$1/s for @cells;
		if (!@names) {
			$cells[0] =~ s/^\x{feff}//;
			@names = @cells;
			next;
		}
		my %row;
		@row{@names} = @cells;
		my $like = join '|', map { $_ // '' } @row{qw(年级 学科 卷别 授课语言)};
		$row{family} = "$row{年级}|$row{授课语言}|" . (($row{卷别} // '') =~ /抽样/ ? '抽样' : '');
		$row{group} = $like . '|' . ($number{$like} // 0);
		$row{subject} = $row{学科};
		$row{paper} = $row{学科} . '|' . ($row{卷别} // '');
		$row{n} = $row{实考};
		$row{class} = "$row{学校}|" . ($row{班级} // '');
		$is_class{$row{class}} = 1 if $by_class;
		$row{level} = $row{学校} eq '全学区' ? 'district' : ($row{班级} // '') eq '' ? 'school' : $is_class{$row{class}} ? 'class' : 'teacher';
		$row{divisor} = divisor(\%row);
		$row{hidden} = $row{平均分} eq '-';
		$number{$like}++ if $row{level} eq 'district';
		push @rows, \%row;
	}
	return @rows;
}

my @class_rows = read_sheet(shift(@ARGV), 1);
my @rows = (@class_rows, map { read_sheet($_) } @ARGV);
if (defined $true_file) {
	$true{"$_->{group}|$_->{class}"} = $_->{n} > 0 ? $_->{divisor} * $_->{平均分} : 0 for grep { $_->{level} eq 'class' } read_sheet($true_file);
}

# ---- who belongs to whom, how many are outside the total ----

my (%members, %sat, %total, %total_group);
for (grep { $_->{level} eq 'class' } @class_rows) {
	push @{$members{$_->{group}}}, $_;
	my $class = "$_->{family}|$_->{class}";
	if ($_->{subject} eq '总分') {
		$total{$class} += $_->{n};
	} else {
		$sat{$class}{$_->{subject}} += $_->{n};
	}
}

# At least; what is not known does not protect.
sub outside {
	my ($class) = @_;
	my ($most, $sum, $subjects) = (0, 0, 0);
	for my $n (grep { $_ > 0 } values %{$sat{$class}}) {
		$most = $n if $n > $most;
		$sum += $n;
		$subjects++;
	}
	my $total = $total{$class} // 0;
	return $most if $total == 0;
	my $missing = $sum - $subjects * $total;
	my $least = $subjects > 1 ? int(($missing + $subjects - 2) / ($subjects - 1)) : 0;
	return $least > $most - $total ? $least : $most - $total;
}

sub belongs {
	my ($row, $class_row) = @_;
	return 1 if $row->{level} eq 'district';
	return $row->{学校} eq $class_row->{学校} if $row->{level} eq 'school';
	return $row->{class} eq $class_row->{class} if $row->{level} eq 'class';
	return grep { $_ eq $row->{教师姓名} } split /、/, $class_row->{教师姓名} // '';
}

# ---- the system of a grade and teaching language ----

my %column;                             # by name of the unknown

# The unknowns of a class in a paper: A of who sat everything, R of the others.
sub unknowns {
	my ($class_row) = @_;
	my $class = "$class_row->{family}|$class_row->{class}";
	my $rest = $sat{$class}{$class_row->{subject}} - ($total{$class} // 0);
	my @found;
	return if $class_row->{n} == 0;
	push @found, ["A|$class_row->{paper}|$class_row->{class}", $total{$class}] if ($total{$class} // 0) > 0;
	push @found, ["R|$class_row->{paper}|$class_row->{class}", $rest] if $rest > 0;
	return @found;
}

# The unknowns in a row; of a total those of all subjects of its classes.
sub functional {
	my ($row, $papers) = @_;
	my (%sum, $pupils);
	for my $class_row (grep { belongs($row, $_) } @{$members{$row->{group}}}) {
		$pupils += $class_row->{n};
		if ($row->{subject} eq '总分') {
			for my $paper (@{$papers->{$class_row->{class}}}) {
				$sum{$column{$_->[0]}} = 1 for grep { $_->[0] =~ /^A/ } unknowns($paper);
			}
		} else {
			$sum{$column{$_->[0]}} = 1 for unknowns($class_row);
		}
	}
	return ($pupils // 0) == $row->{n} ? \%sum : undef;
}

sub gcd {
	my ($a, $b) = (abs $_[0], abs $_[1]);
	($a, $b) = ($b, $a % $b) while $b;
	return $a;
}

# An equation: whole coefficients by column, what they add up to, how wrong that may be by rounding.
sub eliminate {
	my ($equation, $pivot, $at) = @_;
	my $by = gcd($equation->{sum}{$at}, $pivot->{sum}{$at});
	my ($p, $q) = ($pivot->{sum}{$at} / $by, $equation->{sum}{$at} / $by);
	($p, $q) = (-$p, -$q) if $p < 0;
	my ($divisor, %new) = (0);
	for (keys %{$equation->{sum}}, keys %{$pivot->{sum}}) {
		next if exists $new{$_};
		my $c = $p * ($equation->{sum}{$_} // 0) - $q * ($pivot->{sum}{$_} // 0);
		abs $c < 1e15 or die "numbers grow too large\n";
		$new{$_} = $c;
	}
	delete @new{grep { $new{$_} == 0 } keys %new};
	$divisor = gcd($divisor, $_) for values %new;
	$divisor ||= 1;
	$_ /= $divisor for values %new;
	return { sum => \%new, scale => $p * ($equation->{scale} // 1) / $divisor,
		value => ($p * $equation->{value} - $q * $pivot->{value}) / $divisor,
		error => (abs($p) * $equation->{error} + abs($q) * $pivot->{error}) / $divisor };
}

sub reduce {
	my ($equation, $pivots) = @_;
	while (1) {
		my ($at) = sort { $a <=> $b } grep { exists $pivots->{$_} } keys %{$equation->{sum}};
		return $equation if !defined $at;
		$equation = eliminate($equation, $pivots->{$at}, $at);
	}
}

my ($hidden, $determined, $found) = (0, 0, 0);

# A sum that is asked for: null when it is told.
sub ask {
	my ($what, $pupils, $sum, $pivots, $truth) = @_;
	my $left = reduce({ sum => $sum, value => 0, error => 0, scale => 1 }, $pivots);
	return if %{$left->{sum}} || !defined $pupils;
	$determined++;
	return if $pupils >= LEAST;
	my ($value, $error) = (-$left->{value} / $left->{scale}, abs($left->{error} / $left->{scale}));
	$found++;
	printf "%s: %d pupils, sum %.2f +- %.2f%s\n", $what, $pupils, $value, $error,
		!defined $truth ? '' : abs($value - $truth) <= $error + 0.005 * $pupils * 2 + 0.01 ? ', confirmed' : sprintf ', in truth %.2f', $truth;
}

sub truth {
	my ($row) = @_;
	my $sum = 0;
	return undef if !defined $true_file;
	$sum += $true{"$_->{group}|$_->{class}"} for grep { belongs($row, $_) } @{$members{$row->{group}}};
	return $sum;
}

sub attack {
	my ($family) = @_;
	my @own = grep { $_->{family} eq $family } @rows;
	my (%papers, %unknown, %pupils, %pivots, %done);
	for my $row (grep { $_->{level} eq 'class' && $_->{subject} ne '总分' } @own) {
		next if $done{"$row->{group}|$row->{class}"}++;
		push @{$papers{$row->{class}}}, $row;
		$unknown{$_->[0]} = $_->[1] for unknowns($row);
	}
	# Those of many pupils first: what is left without them is of few.
	my @order = sort { ($unknown{$b} >= LEAST) <=> ($unknown{$a} >= LEAST) || $a cmp $b } keys %unknown;
	%column = map { $order[$_] => $_ } 0 .. $#order;
	my $many = grep { $unknown{$_} >= LEAST } @order;

	for my $row (@own) {
		my $sum = functional($row, \%papers);
		if (!defined $sum) {
			die "$row->{group} $row->{学校}: the classes do not add up\n" if $row->{level} ne 'teacher';
			next;
		}
		$row->{sum} = $sum;
		next if $row->{hidden} || $row->{n} == 0 || !defined $row->{divisor};
		my $left = reduce({ sum => { %$sum }, value => $row->{divisor} * $row->{平均分}, error => $row->{divisor} * 0.005 }, \%pivots);
		my ($at) = sort { $a <=> $b } keys %{$left->{sum}};
		$pivots{$at} = $left if defined $at;
	}

	# What is hidden, and what lies between two rows shown.
	for my $row (grep { $_->{hidden} && defined $_->{sum} && $_->{n} > 0 } @own) {
		$hidden++;
		ask("$row->{group} $row->{class} " . ($row->{教师姓名} // ''), $row->{n}, { %{$row->{sum}} }, \%pivots, truth($row));
	}
	my %shown;
	push @{$shown{$_->{group}}}, $_ for grep { !$_->{hidden} && defined $_->{sum} && $_->{n} > 0 } @own;
	for my $group (sort keys %shown) {
		for my $whole (@{$shown{$group}}) {
			for my $part (grep { $_->{n} < $whole->{n} && $whole->{n} - $_->{n} < LEAST } @{$shown{$group}}) {
				next if grep { !exists $whole->{sum}{$_} } keys %{$part->{sum}};
				my %rest = %{$whole->{sum}};
				delete @rest{keys %{$part->{sum}}};
				my ($all, $some) = (truth($whole), truth($part));
				ask("$group: $whole->{class} less $part->{class}", $whole->{n} - $part->{n}, \%rest, \%pivots, defined $all ? $all - $some : undef);
			}
		}
	}

	# The marks of who is not in the total.
	for my $row (grep { $_->{subject} eq '总分' && $_->{n} > 0 } @own) {
		my ($few, %rest) = (0);
		for my $class_row (grep { belongs($row, $_) } @{$members{$row->{group}}}) {
			$few += outside("$family|$class_row->{class}");
			$rest{$column{$_->[0]}} = 1 for grep { $_->[0] =~ /^R/ } map { unknowns($_) } @{$papers{$class_row->{class}}};
		}
		next if !%rest || $few >= LEAST;
		my $truth;
		if (defined $true_file) {
			$truth = -truth($row);
			for my $class_row (grep { belongs($row, $_) } @{$members{$row->{group}}}) {
				$truth += $true{"$_->{group}|$_->{class}"} for @{$papers{$class_row->{class}}};
			}
		}
		ask("$row->{group} $row->{class}: who is not in the total", $few, \%rest, \%pivots, $truth);
	}

	# Any other sum over few pupils only, wherever it comes from.
	for my $at (grep { $_ >= $many } sort { $a <=> $b } keys %pivots) {
		my %of;
		for (map { $order[$_] } keys %{$pivots{$at}{sum}}) {
			my ($kind, $class) = /^(.)\|.*?\|.*?\|(.*)$/;
			$of{"$kind|$class"} = $unknown{$_} if ($of{"$kind|$class"} // 0) < $unknown{$_};
		}
		my $few = 0;
		$few += $_ for values %of;
		next if $few >= LEAST;
		$found++;
		printf "%s: a sum over %d pupils: %s\n", $family, $few, join ' + ', sort map { $order[$_] } keys %{$pivots{$at}{sum}};
	}
}

my %families = map { $_->{family} => 1 } @rows;
attack($_) for sort keys %families;
print "hidden $hidden, worked out $determined, of few pupils $found\n";
exit($found > 0 ? 1 : 0);
