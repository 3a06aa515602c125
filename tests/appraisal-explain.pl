# Works out again what rank-teachers appraisal --explain says of some teachers, from the files and lines that it names:
# amounts from the rows there, points by the formulas of the manual and the plan in registers/appraisal.csv, in exact
# fractions. Prints "ok WHO TOTAL" for each, or what differs; the whole table must say the same total.
# Usage, in the folder of the example district: perl appraisal-explain.pl SEED COUNT PLAN PERIOD_FIRST PERIOD_LAST COMMAND...
use strict;
use warnings;
use utf8;
use Encode;
use Math::BigRat;
binmode STDOUT, ':utf8';
binmode STDERR, ':utf8';

my ($seed, $count, $plan_name, $first, $last, @command) = map { decode('UTF-8', $_) } @ARGV;
my $exam_day = '2023-06-27';
my (%files, %tables, @faults);

sub number { my $text = shift; return Math::BigRat->new($text eq '' ? 0 : $text); }
# Half away from zero.
sub rounded { my ($value, $decimals) = @_; my $n = $value * 10 ** $decimals; my $abs = ($n->copy->babs + Math::BigRat->new('1/2'))->bfloor; return ($n < 0 ? -$abs : $abs) / 10 ** $decimals; }
sub least { my ($a, $b) = @_; return $a < $b ? $a : $b; }

# ---- files ----

sub fields {
	my ($line, @fields) = @_;
	push @fields, defined $1 ? $1 =~ s/""/"/gr : $2 while $line =~ /\G(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g && (@fields == 0 || pos $line);
	pop @fields if @fields && $line !~ /,$/ && $fields[-1] eq '' && $line ne '';
	return @fields;
}

sub output_of {
	open my $pipe, '-|', map { encode('UTF-8', $_) } @_ or die "@_: $!";
	local $/;
	my $text = decode('UTF-8', <$pipe>);
	close $pipe or die "@_ failed";
	return $text;
}

sub text_of {
	my $name = encode('UTF-8', shift);
	return output_of('excel-to-csv', '-q', '-k', decode('UTF-8', $name)) if $name =~ /xlsx$/;
	open my $in, '<:raw', $name or die "$name: $!";
	local $/;
	my $bytes = <$in>;
	my $text = eval { decode('UTF-8', $bytes, Encode::FB_CROAK | Encode::LEAVE_SRC) } // decode('cp936', $bytes);
	return $text =~ s/^\x{FEFF}//r;
}

# Lines from 1; line 1 has the headings.
sub lines_of {
	my $name = shift;
	return $files{$name} //= [undef, map { s/\r$//; [fields($_)] } split /\n/, text_of($name)];
}

sub table_of {
	my ($lines, $from) = @_;
	my @headings = @{$lines->[$from]};
	return map { my $n = $_; my %row = (line => $n); @row{@headings} = map { $_ // '' } @{$lines->[$n]}[0 .. $#headings]; \%row } $from + 1 .. $#$lines;
}
sub table { my $name = shift; return @{$tables{$name} //= [table_of(lines_of($name), 1)]}; }
sub row_at { my ($file, $line) = @_; my ($row) = grep { $_->{line} == $line } table($file); die "$file has no line $line" if !$row; return $row; }
sub report { my $lines = [undef, map { [fields($_)] } split /\n/, output_of(@_)]; return table_of($lines, 1); }

# ---- the district ----

my %numerals = (一 => 1, 二 => 2, 三 => 3, 四 => 4, 五 => 5, 六 => 6, 七 => 7, 八 => 8, 九 => 9);

# 三年级2班 of a school year, as the cohort that the registers of classes and pupils know: 2020级2班, 初2020级1班.
sub cohort {
	my ($class, $year) = @_;
	my ($grade, $number) = $class =~ /^(.)年级(\d+)班$/ or return $class;
	$grade = $numerals{$grade};
	return $grade >= 7 ? '初' . ($year - $grade + 7) . "级${number}班" : ($year - $grade + 1) . "级${number}班";
}
sub year_of { return $_[0] lt '2022-09-01' ? 2021 : 2022; }
sub grade_now { my $cohort = shift; $cohort =~ /^(初?)(\d+)级/; return $1 ? 2022 - $2 + 7 : 2022 - $2 + 1; }
sub day_number { my ($y, $m, $d) = split /-/, shift; $y-- , $m += 12 if $m < 3; return 365 * $y + int($y / 4) - int($y / 100) + int($y / 400) + int((153 * $m - 457) / 5) + $d; }

my %languages = map { $_->{学校} . $_->{班级} => $_->{授课语言} } table('registers/classes.csv');

# An assignment: school, cohort, subject, share of 1, from, to.
sub assignment {
	my $row = shift;
	return { school => $row->{学校}, class => cohort($row->{班级}, year_of($row->{起始日期})), subject => $row->{学科}, teacher => $row->{教师编号},
		share => number($row->{份额} eq '' ? 100 : $row->{份额}) / 100, from => $row->{起始日期}, to => $row->{结束日期} eq '' ? '9999-12-31' : $row->{结束日期} };
}

sub lessons_planned {
	my $a = shift;
	my ($grade, $language) = (grade_now($a->{class}), $languages{$a->{school} . $a->{class}});
	for my $row (table('registers/curriculum.csv')) {
		my ($low, $high) = split /-/, $row->{适用年级};
		return number($row->{周课时下限}) if $row->{学科} eq $a->{subject} && $grade >= $low && $grade <= ($high // $low) && ($row->{授课语言} eq $language || $row->{授课语言} eq '');
	}
	return number(0);
}

sub pupils_in {
	my ($school, $class) = @_;
	my ($file) = grep { -e encode('UTF-8', $_) } map { "registers/pupils/$school.$_" } 'csv', 'xlsx';
	return scalar grep { $_->{班级} eq $class && $_->{转入日期} le $last && ($_->{离校日期} eq '' || $_->{离校日期} gt $last) } table($file);
}

# T of a class in a subject against all classes of the grade, subject, paper and language.
my (%marks, %groups);
sub load_marks {
	for my $row (report('query-data', "select 学校, 班级, 授课语言, 学科, 卷别, 分数 from 成绩 where 考试 = '2022-2023学年第二学期期末' and 状态 = '正常'")) {
		my $class = cohort($row->{班级}, 2022) =~ s/^小//r;
		my $group = join '/', grade_now($class), @$row{'学科', '卷别', '授课语言'};
		my $mark = number($row->{分数}) * 100;
		push @{$groups{$group}}, $mark->numify;
		push @{$marks{"$row->{学校}/$class/$row->{学科}"}{$group}}, $mark->numify;
	}
}
sub t_score {
	my ($a) = @_;
	load_marks() if !%marks;
	my ($group, @more) = keys %{$marks{"$a->{school}/$a->{class}/$a->{subject}"}};
	die "$a->{school} $a->{class} $a->{subject}: no marks, or of several papers" if !defined $group || @more;
	my ($own, $all) = ($marks{"$a->{school}/$a->{class}/$a->{subject}"}{$group}, $groups{$group});
	my ($sum, $sum_all, $squares) = (0, 0, 0);
	$sum += $_ for @$own;
	$sum_all += $_ for @$all;
	$squares += $_ * $_ for @$all;
	my $mean = $sum_all / @$all;
	return Math::BigRat->new(sprintf '%.2f', 50 + 10 * ($sum / @$own - $mean) / sqrt($squares / @$all - $mean * $mean) + 1e-9);
}

# Had another the class before, and began this one in the term?
sub is_new {
	my $a = shift;
	return 0 if $a->{from} lt $first;
	my @before = grep { $_->{school} eq $a->{school} && $_->{class} eq $a->{class} && $_->{subject} eq $a->{subject} && $_->{from} lt $a->{from} } map { assignment($_) } table('registers/assignments.csv');
	return !(grep { $_->{teacher} eq $a->{teacher} && $_->{from} lt $first } @before) && !!(grep { $_->{teacher} ne $a->{teacher} } @before);
}

# ---- sources: from the facts that --explain gives to [amount or points, full, may be points] of each ----

# A day's part in the period, where the fact states one.
sub part_of { my $fact = shift; return $fact =~ /，(\d+)\/(\d+)天/ ? number($1) / $2 : number(1); }
sub own { my ($row, $who) = @_; push @faults, "$who: line $row->{line} is of $row->{教师编号}" if $row->{教师编号} ne $who; return $row; }

# All that the file has of the teacher must be among the facts.
sub is_complete {
	my ($what, $who, $facts, $is_meant) = @_;
	my %named = map { ("$_->{文件}:$_->{行}" => 1) } @$facts;
	for my $file (sort keys %{{ map { $_->{文件} => 1 } @$facts }}) {
		for my $row (table($file)) {
			push @faults, "$who $what: $file:$row->{line} is left out" if $row->{教师编号} eq $who && $is_meant->($row) && !$named{"$file:$row->{line}"};
		}
	}
}

my %sources = (
	考核记录 => sub {
		my ($plan, $who, $facts) = @_;
		is_complete($plan->{考核项目}, $who, $facts, sub { $_[0]{考核项目} eq $plan->{考核项目} && $_[0]{记录日期} ge $first && $_[0]{记录日期} le $last });
		return map { my $row = own(row_at($_->{文件}, $_->{行}), $who); { amount => number($row->{加减分}) * ($plan->{计分方式} eq '扣分' ? -1 : 1) } } @$facts;
	},
	教职工考勤 => sub {
		my ($plan, $who, $facts) = @_;
		my %signs = (病 => '病假', 事 => '事假', 迟 => '迟到', 脱岗 => '脱岗', 旷 => '旷课');
		my %rules = map { $_->{考勤} => $_ } table('registers/staff_rules.csv');
		my @found;
		for my $fact (@$facts) {
			my ($headings, $cells) = @{lines_of($fact->{文件})}[2, $fact->{行}];
			my ($day) = $fact->{记录日期} =~ /-0?(\d+)$/;
			my ($column) = grep { $headings->[$_] eq $day } 0 .. $#$headings;
			my $rule = $rules{$signs{$cells->[$column]} // ''} or push @faults, "$who: $fact->{文件}:$fact->{行}: \"$cells->[$column]\" on $fact->{记录日期}";
			push @faults, "$who: $fact->{文件}:$fact->{行} is of $cells->[0]" if $cells->[0] ne $who;
			push @found, { amount => number($rule->{每次扣分}) };
		}
		return @found;
	},
	课时 => sub {
		my ($plan, $who, $facts) = @_;
		my %factors = (语文 => '1', 数学 => '1', 蒙古语文 => '1', 英语 => '0.8');
		return map {
			my $row = row_at($_->{文件}, $_->{行});
			my ($lessons, $subject, $share) = (number(1), $row->{学科}, number(1));
			if ($_->{文件} =~ /assignments/) {
				my $a = assignment(own($row, $who));
				($lessons, $share) = (lessons_planned($a), $a->{share});
			} elsif ($row->{教师编号} eq '') {
				my ($a) = grep { $_->{teacher} eq $who && $_->{school} eq $row->{学校} && $_->{class} eq cohort($row->{班级}, 2022) && $_->{subject} eq $subject && $_->{to} ge $first } map { assignment($_) } table('registers/assignments.csv');
				$share = $a->{share};
			} else {
				own($row, $who);
			}
			{ amount => $lessons * $share * number($factors{$subject} // '0.7') * part_of($_->{事实}) / ($_->{事实} =~ /，(\d)个年级同室/ ? $1 : 1) }
		} @$facts;
	},
	学生数 => sub {
		my ($plan, $who, $facts) = @_;
		return map {
			my $a = assignment(own(row_at($_->{文件}, $_->{行}), $who));
			my ($factor) = $_->{事实} =~ /，系数([\d.]+)/;
			{ amount => number(pupils_in($a->{school}, $a->{class})) * number($factor) * part_of($_->{事实}) }
		} @$facts;
	},
	常规检查 => sub {
		my ($plan, $who, $facts) = @_;
		my %items = map { $_ => 1 } split /；/, $plan->{考核内容};
		my (%in_month, %months, @found);
		is_complete($plan->{考核项目}, $who, $facts, sub { $items{$_[0]{检查项目}} && $_[0]{检查日期} ge $first && $_[0]{检查日期} le $last });
		my @rows = map { own(row_at($_->{文件}, $_->{行}), $who) } @$facts;
		for my $row (@rows) {
			my $month = substr $row->{检查日期}, 0, 7;
			$months{$row->{检查项目}}{$month}++;
		}
		for my $row (@rows) {
			my $months = $months{$row->{检查项目}};
			my $of = scalar(keys %$months) * $months->{substr $row->{检查日期}, 0, 7};
			push @found, { amount => number($row->{得分}) / $of, full => number($row->{满分分值}) / $of };
		}
		return @found;
	},
	考试成绩 => sub {
		my ($plan, $who, $facts) = @_;
		my ($weights, @found) = (number(0));
		for my $fact (@$facts) {
			my $a = assignment(own(row_at($fact->{文件}, $fact->{行}), $who));
			my $from = $a->{from} gt $first ? $a->{from} : $first;
			my $to = $a->{to} lt $exam_day ? $a->{to} : $exam_day;
			my $weight = $a->{share} * (day_number($to) - day_number($from) + 1);
			my $points = is_new($a) ? number($plan->{中性分}) : number($plan->{起评分}) + number($plan->{每单位分}) * (t_score($a) - 50);
			$weights += $weight;
			push @found, { points => $points * $weight };
		}
		$_->{points} /= $weights for @found;
		return @found;
	},
	培训学时 => sub {
		my ($plan, $who, $facts) = @_;
		my (%day, @found);
		is_complete($plan->{考核项目}, $who, $facts, sub { $_[0]{结业证号} ne '' && $_[0]{签到} eq '是' && $_[0]{培训日期} ge $first && $_[0]{培训日期} le $last });
		for my $fact (@$facts) {
			my $row = own(row_at($fact->{文件}, $fact->{行}), $who);
			my $hours = least(int($row->{分钟} / 45), 8 - ($day{$row->{培训日期}} // 0));
			$day{$row->{培训日期}} += $hours;
			push @faults, "$who: $fact->{文件}:$fact->{行} has no certificate" if $row->{结业证号} eq '' || $row->{签到} ne '是';
			push @found, { amount => number($hours) };
		}
		return @found;
	}
);

# Which source a fact of an item with several is from.
sub source_of {
	my $fact = shift;
	return '考核记录' if $fact->{文件} =~ /records/;
	return '教职工考勤' if $fact->{文件} =~ /^staff-attendance/;
	return '常规检查' if $fact->{文件} =~ /^checks/;
	return '培训学时' if $fact->{文件} =~ /trainings/;
	return $fact->{事实} =~ /第\d节|按课程方案/ ? '课时' : $fact->{事实} =~ /均分/ ? '考试成绩' : '学生数';
}

# ---- points ----

my @plan = grep { $_->{考核方案} eq $plan_name } table('registers/appraisal.csv');
my %table = map { $_->{教师编号} => $_ } report(@command);
my (%explained, %points);

sub explanation { my $who = shift; return $explained{$who} //= [report(@command, '--explain', $who)]; }
sub is_printed { my ($what, $printed, $value, $decimals) = @_; push @faults, "$what: $printed, should be " . $value->numify if number($printed) != rounded($value, $decimals); }

# What the item's column of the table says: headings have the weight behind.
sub in_table { my ($who, $item) = @_; my ($heading) = grep { /^\Q$item\E(?:\(|$)/ } keys %{$table{$who}}; return number($table{$who}{$heading}); }

# Who of the school has data in the row of the plan, and how many points: where the row is the whole item, as the table says.
sub mates {
	my ($who, $plan) = @_;
	my $item = $plan->{考核项目};
	my @mates = grep { $table{$_}{学校} eq $table{$who}{学校} } sort keys %table;
	my @without = grep { $table{$_}{备注} =~ /\Q$item\E：无数据/ } @mates;
	my @with = grep { $table{$_}{备注} !~ /\Q$item\E：无数据/ } @mates;
	return map { in_table($_, $item) } @with if (grep { $_->{考核项目} eq $item } @plan) == 1;
	return map { row_points($_, $plan) } @with, grep { facts_of($_, $plan) } @without;
}

sub facts_of {
	my ($who, $plan) = @_;
	return grep { $_->{考核项目} eq $plan->{考核项目} && $_->{行类} eq '事实' && $_->{文件} ne '' && source_of($_) eq $plan->{计分来源} } @{explanation($who)};
}

# The line that stands for data: of several rows of an item those without facts have theirs in turn.
sub missing_of {
	my ($who, $plan) = @_;
	my @lines = grep { $_->{考核项目} eq $plan->{考核项目} && $_->{事实} =~ /^无数据/ } @{explanation($who)};
	my @before = grep { $_->{考核项目} eq $plan->{考核项目} && $_->{line} < $plan->{line} && !facts_of($who, $_) } @plan;
	return $lines[@before];
}

sub substitute {
	my ($who, $plan, $fact) = @_;
	my $kind = $plan->{无数据时};
	return number($plan->{权重分}) if $kind eq '计满分';
	return number(0) if $kind eq '计零分';
	my @mates = mates($who, $plan);
	my ($n) = $fact->{事实} =~ /本校(\d+)人/;
	push @faults, "$who $plan->{考核项目}: \"$fact->{事实}\", but " . @mates . ' have data' if @mates == 0 || $n != @mates;
	return rounded((sort { $a <=> $b } @mates)[0] - 1, 2) if $kind eq '校最低减1分';
	my $sum = number(0);
	$sum += $_ for @mates;
	return $sum / @mates;
}

sub by_method {
	my ($plan, @found) = @_;
	my ($sum, $full) = (number(0), number(0));
	my $each = number($plan->{每单位分} eq '' ? 1 : $plan->{每单位分});
	$sum += $_->{amount} // $_->{points}, $full += $_->{full} // 0 for @found;
	return map { $_->{points} } @found if @found && defined $found[0]{points};
	return map { -$each * $_->{amount} } @found if $plan->{计分方式} eq '扣分';
	return map { $each * $_->{amount} } @found if $plan->{计分方式} eq '累计';
	return map { number($plan->{权重分}) * $_->{amount} / ($full > 0 ? $full : number($plan->{满分数量})) } @found;
}

# Points of a row of the plan; the printed points of each fact are compared.
sub row_points {
	my ($who, $plan) = @_;
	my ($item, $source) = @$plan{'考核项目', '计分来源'};
	return $points{"$who $plan->{line}"} if defined $points{"$who $plan->{line}"};
	my @facts = facts_of($who, $plan);
	my @found = by_method($plan, $sources{$source}->($plan, $who, \@facts));
	my $sum = number($plan->{起评分} eq '' && $plan->{计分方式} eq '扣分' ? $plan->{权重分} : $plan->{计分方式} eq '标准分' ? 0 : $plan->{起评分});
	for my $i (0 .. $#facts) {
		is_printed("$who $item $facts[$i]{文件}:$facts[$i]{行}", $facts[$i]{本行分}, $found[$i], 4);
		$sum += $found[$i];
	}
	# Records and trainings that are not there are 0; what is not recorded at all has a substitute.
	if (!@facts && $source !~ /^(?:考核记录|培训学时)$/) {
		my $missing = missing_of($who, $plan);
		$sum = substitute($who, $plan, $missing) if $missing;
	}
	$sum = rounded($sum, 2);
	$sum = number($plan->{下限分}) if $sum < number($plan->{下限分});
	my $cap = number($plan->{上限分} eq '' ? $plan->{权重分} : $plan->{上限分});
	return $points{"$who $plan->{line}"} = $sum > $cap ? $cap : $sum;
}

sub work_out {
	my $who = shift;
	my ($total, %items) = (number(0));
	@faults = ();
	$items{$_->{考核项目}} = ($items{$_->{考核项目}} // number(0)) + row_points($who, $_) for @plan;
	$total += $_ for values %items;
	for my $line (@{explanation($who)}) {
		is_printed("$who $line->{考核项目}", $line->{项目分}, $items{$line->{考核项目}}, 2) if $line->{行类} eq '小计';
		is_printed("$who total", $line->{项目分}, $total, 2) if $line->{行类} eq '总计';
	}
	is_printed("$who in the table", $table{$who}{考核总分}, $total, 2);
	# What is printed adds up by itself, too.
	my $sum = number(0);
	$sum += number($_->{本行分}) for @{explanation($who)};
	is_printed("$who lines", $table{$who}{考核总分}, $sum, 2);
	push @faults, "$who: the lines are $sum->numify, not to the hundredth" if $sum != rounded($sum, 2);
	return $total;
}

my @teachers = sort keys %table;
for (1 .. $count) {
	$seed = ($seed * 1103515245 + 12345) % 2147483648;
	my $who = splice @teachers, $seed % @teachers, 1;
	my $total = work_out($who);
	print @faults ? map { "not ok $_\n" } @faults : sprintf "ok %s %.2f\n", $who, $total->numify;
}
