# A cohort of pupils with absence, incidents, marks and what became of them, as tables of the toolkit; and, worked out
# here from the same numbers, what attendance-track warning --by flag must print: flag, pupils, leavers, their share,
# flagged, flagged and left, precision, recall. Usage: perl cohorts.pl SEED
use strict;
use warnings;
use utf8;
binmode STDOUT, ':utf8';

my $seed = shift;
sub chance { $seed = ($seed * 1103515245 + 12345) % 2147483648; return $seed / 2147483648; }
sub table { my ($name, $heading) = @_; open my $out, '>:utf8', "$name.csv" or die; print $out "$heading\n"; return $out; }
# Half away from zero in decimal, of 100 * part / whole.
sub percent { my ($part, $whole) = @_; return $whole == 0 ? '' : do { my $n = int((20000 * $part + $whole) / (2 * $whole)); sprintf '%d.%02d', int($n / 100), $n % 100 }; }

# Monday to Friday from 6 February to 31 March 2023: 40 days.
my @days = map { my $d = $_; my ($m, $day) = $d < 28 ? (2, $d + 1) : (3, $d - 27); my $weekday = ($d + 2) % 7; $weekday < 5 ? sprintf('2023-%02d-%02d', $m, $day) : () } 5 .. 58;
die scalar @days if @days != 40;
my @exams = (['甲', '2022-2023-1', '2022-09-20'], ['乙', '2022-2023-1', '2022-11-10'], ['丙', '2022-2023-1', '2023-01-10'], ['丁', '2022-2023-2', '2023-04-27']);

my $pupils = table('pupils', '学籍号,姓名,学校,班级,转入日期,离校日期');
my $attendance = table('attendance', '学籍号,日期,时段,考勤');
my $incidents = table('incidents', '学籍号,事件日期,事件');
my $movements = table('movements', '学籍号,异动日期,异动类型,学校,对方学校,对方确认日期');
my $scores = table('scores', '考试,学校,班级,学籍号,学科,分数');
my $exams = table('exams', '考试,学期,考试日期');
my $classes = table('classes', '学校,班级');
print $exams join(',', @$_), "\n" for @exams;
print $classes "$_,初2021级1班\n" for '东校', '西校';

my (@all, @sum, @squares, @sat);
for my $i (0 .. 299) {
	my %p = (number => sprintf('L15052520080101%04d', $i + 1), school => $i % 2 ? '东校' : '西校', risk => chance());
	my ($risk, $left, $row) = ($p{risk}, '', '');
	# What becomes of him: more often the worse when the risk is high.
	my $fate = chance() < ($risk > 0.8 ? 0.6 : 0.06) ? int(chance() * 9) : 99;
	if ($fate == 0) { ($row, $p{left}) = ('2023-05-08,辍学,%s,,', 1); }
	elsif ($fate == 1) { ($row, $left, $p{left}) = ('2023-04-17,转出,%s,外地学校,', '2023-04-17', 1); }
	elsif ($fate == 2) { ($row, $left) = ('2023-04-18,转出,%s,外地学校,2023-05-20', '2023-04-18'); }
	elsif ($fate == 3) { ($left, $p{left}) = ('2023-06-30', 1); }
	elsif ($fate == 4) { $row = '2023-05-09,休学,%s,,'; }
	elsif ($fate == 5) { ($row, $p{gone}) = ('2023-03-31,辍学,%s,,', 1); }
	elsif ($fate == 6) { ($row, $left) = ('2023-07-03,辍学,%s,,', ''); }
	elsif ($fate == 7) { ($row, $p{left}) = ('2023-06-30,辍学,%s,,', 1); }
	elsif ($fate == 8) { ($row, $left, $p{left}) = ('2023-05-10,转出,%s,外地学校,2023-07-01', '2023-05-10', 1); }
	print $pupils "$p{number},学生,$p{school},初2021级1班,,$left\n";
	printf $movements "$p{number},$row\n", $p{school} if $row ne '';
	# Absence: some have few marks. The last day before the window is all absence, which must not count.
	my $few = chance() < 0.1;
	my ($absent, $recorded) = (0, 0);
	print $attendance "$p{number},2023-02-03,全天,旷\n" if $risk > 0.5;
	for my $day (@days) {
		next if $few && chance() < 0.7;
		next if $p{gone} && $day eq '2023-03-31';
		my $away = chance() < ($risk > 0.6 ? 0.16 : 0.07);
		if (chance() < 0.2) {
			print $attendance "$p{number},$day,上午,", ($away ? '病' : '√'), "\n$p{number},$day,下午,迟到\n";
			$absent += $away;
		} else {
			print $attendance "$p{number},$day,全天,", ($away ? '旷' : '√'), "\n";
			$absent += 2 * $away;
		}
		$recorded += 2;
	}
	$p{flags}[0] = $recorded >= @days && $absent * 10 >= $recorded;
	# Incidents of the term; one before it and one after the day do not count.
	my $times = int(chance() * ($risk > 0.7 ? 5 : 3.2));
	print $incidents "$p{number},2023-03-", 10 + $_, ",打架\n" for 1 .. $times;
	print $incidents "$p{number},2023-01-31,打架\n$p{number},2023-04-01,打架\n" if chance() < 0.3;
	$p{flags}[1] = $times >= 3;
	# Marks: a pupil may miss an exam; the total wants both subjects.
	for my $e (0 .. 3) {
		my $one = chance() < 0.12;
		my @marks = map { int(40 + 20 * $risk + 40 * chance() - ($e == 2 && $risk > 0.75 ? 15 : 0)) } 0 .. 1;
		next if $e == 3 && ($fate < 9);
		print $scores "$exams[$e][0],$p{school},初2021级1班,$p{number},语文,$marks[0]\n";
		print $scores "$exams[$e][0],$p{school},初2021级1班,$p{number},数学,$marks[1]\n" if !$one;
		next if $one;
		my $total = $p{totals}[$e] = $marks[0] + $marks[1];
		$sum[$e] += $total;
		$squares[$e] += $total * $total;
		$sat[$e]++;
	}
	push @all, \%p;
}

my (@flagged, @hit);
my ($count, $leavers) = (0, 0);
for my $p (@all) {
	next if $p->{gone};
	# The last two totals up to the day, as T.
	my @t = map { my $e = $_; defined $p->{totals}[$e] ? do { my $mean = $sum[$e] / $sat[$e]; 50 + 10 * ($p->{totals}[$e] - $mean) / sqrt($squares[$e] / $sat[$e] - $mean * $mean) } : () } 0 .. 2;
	my @flags = (@{$p->{flags}}, @t > 1 && $t[-1] - $t[-2] <= -5);
	push @flags, $flags[0] || $flags[1] || $flags[2];
	$count++;
	$leavers++ if $p->{left};
	for (0 .. 3) {
		$flagged[$_] += $flags[$_] ? 1 : 0;
		$hit[$_] += $flags[$_] && $p->{left} ? 1 : 0;
	}
}
my @names = ('缺勤', '事件', '成绩下降', '任一标志');
print "$names[$_],2023-03-31,2023-06-30,$count,$leavers,", percent($leavers, $count), ",$flagged[$_],$hit[$_],", percent($hit[$_], $flagged[$_]), ',',
    percent($hit[$_], $leavers), "\n" for 0 .. 3;
