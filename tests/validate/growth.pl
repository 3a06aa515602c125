# growth.pl: what rank-teachers made of simulated districts, against the truth.
#     perl growth.pl LOOSE FOLDER...      each with truth.csv, growth.csv and results.csv (as -L en writes them)
# Ends with 1 when a bound is missed. LOOSE: 0 the bounds of many districts, 1 those of a few.
use strict;
use warnings;

my $loose = shift;
my (%sum, $districts);

# The rows of a file, by heading; no cell of those used has a comma inside but quoted ones, which are cut out.
sub rows {
	my ($path) = @_;
	open my $in, '<', $path or die "$path: $!\n";
	chomp(my $head = <$in>);
	my (@names, @rows) = split /,/, $head;
	while (<$in>) {
		chomp;
		s/"[^"]*"//g;
		my %row;
		@row{@names} = split /,/, $_, -1;
		push @rows, \%row;
	}
	return @rows;
}

sub correlation {
	my ($x, $y) = @_;
	my ($n, $mx, $my, $xx, $yy, $xy) = (scalar @$x, 0, 0, 0, 0, 0);
	$mx += $_ / $n for @$x;
	$my += $_ / $n for @$y;
	for (0 .. $n - 1) {
		my ($a, $b) = ($x->[$_] - $mx, $y->[$_] - $my);
		$xx += $a * $a;
		$yy += $b * $b;
		$xy += $a * $b;
	}
	return $xx > 0 && $yy > 0 ? $xy / sqrt($xx * $yy) : 0;
}

sub slope {
	my ($x, $y) = @_;
	my ($n, $mx, $my, $xx, $xy) = (scalar @$x, 0, 0, 0, 0);
	$mx += $_ / $n for @$x;
	$my += $_ / $n for @$y;
	for (0 .. $n - 1) {
		$xx += ($x->[$_] - $mx) ** 2;
		$xy += ($x->[$_] - $mx) * ($y->[$_] - $my);
	}
	return $xy / $xx;
}

sub is_wrong {
	my ($level, $effect, $margin) = @_;
	return $effect <= 0 if $level =~ /above/;
	return $effect >= 0 if $level =~ /below/;
	return abs($effect) > $margin;
}

for my $folder (@ARGV) {
	my %truth = map { $_->{teacher} => $_ } rows("$folder/truth.csv");
	my @lines = grep { $_->{'Teacher ID'} ne '' } rows("$folder/growth.csv");
	my (%place, @estimate, @true, @intake, @error);

	$districts++;
	my @order = sort { $b <=> $a } map { $truth{$_->{'Teacher ID'}}{effect} } @lines;
	$place{$order[$_]} //= $_ + 1 for 0 .. $#order;
	for (@lines) {
		my $t = $truth{$_->{'Teacher ID'}};
		my $rank = $place{$t->{effect}};

		$sum{teachers}++;
		$sum{covered}++ if $_->{'Growth from'} <= $t->{effect} && $t->{effect} <= $_->{'Growth to'};
		$sum{placed}++ if $_->{'Rank from'} <= $rank && $rank <= $_->{'Rank to'};
		$sum{wrong}++ if is_wrong($_->{'Growth level'}, $t->{effect}, 0.2);
		$sum{expected} += $_->{Misjudged} / 100;
		$sum{clear}++ if $_->{'Growth level'} =~ /clearly/;
		$sum{clear_wrong}++ if $_->{'Growth level'} =~ /clearly/ && is_wrong($_->{'Growth level'}, $t->{effect}, 0.2);
		$sum{small}++ if $_->{Scores} <= 8;
		push @estimate, $_->{Growth};
		push @true, $t->{effect};
		push @intake, $t->{ability};
		push @error, $_->{Growth} - $t->{effect};
		if ($_->{Rank} == 1) {
			$sum{first}++;
			$sum{first_small}++ if $_->{Scores} <= 8;
		}
	}
	$sum{growth_truth} += correlation(\@estimate, \@true);
	$sum{growth_intake} += correlation(\@estimate, \@intake);
	$sum{growth_bias} += slope(\@intake, \@error);

	my %named = map { $_->{'Teacher ID'} => 1 } @lines;
	my @raw = grep { $named{$_->{'Teacher ID'}} && $_->{'Standard score'} ne '' } rows("$folder/results.csv");
	my @standard = map { $_->{'Standard score'} } @raw;
	my @of = map { $truth{$_->{'Teacher ID'}} } @raw;
	$sum{results_truth} += correlation(\@standard, [map { $_->{effect} } @of]);
	$sum{results_intake} += correlation(\@standard, [map { $_->{ability} } @of]);
	$sum{results_bias} += slope([map { $_->{ability} } @of], [map { $standard[$_] - $of[$_]{effect} } 0 .. $#of]);
	my ($best) = sort { $a->{Rank} <=> $b->{Rank} } @raw;
	$sum{results_first_small}++ if $best->{Pupils} <= 8;
}

my $n = $sum{teachers};
my $failed = 0;
sub bound {
	return defined $_[0] ? sprintf('%.4g', $_[0]) : '';
}

sub line {
	my ($what, $value, $low, $high) = @_;
	my $bad = defined $low && $value < $low || defined $high && $value > $high;
	$failed ||= $bad;
	printf "%-62s %8.3f%s%s\n", $what, $value, defined $low || defined $high ? sprintf('   (%s to %s)', bound($low), bound($high)) : '', $bad ? '  MISSED' : '';
}
$sum{$_} //= 0 for qw(covered placed wrong clear clear_wrong first_small results_first_small small);

my $covered = 100 * $sum{covered} / $n;
print "$districts districts, $n teachers ($sum{small} with 8 scores or fewer)\n";
line('95 % intervals that hold the true effect, %', $covered, $loose ? (91, 99) : (93, 97));
line('95 % sets that hold the true rank, %', 100 * $sum{placed} / $n, $loose ? 93 : 95, undef);
line('levels that are wrong, %', 100 * $sum{wrong} / $n, undef, undef);
line('the same less what is printed, points', 100 * ($sum{wrong} - $sum{expected}) / $n, $loose ? (-4, 4) : (-2, 2));
line('clearly above or below, %', 100 * $sum{clear} / $n);
line('of these wrong, %', $sum{clear} > 0 ? 100 * $sum{clear_wrong} / $sum{clear} : 0, undef, $loose ? 5 : 3);
line('correlation with the truth: growth', $sum{growth_truth} / $districts, 0.6);
line('                            results', $sum{results_truth} / $districts, undef, $sum{growth_truth} / $districts - 0.2);
line('correlation with intake:    growth', $sum{growth_intake} / $districts, $loose ? (-0.25, 0.25) : (-0.1, 0.1));
line('                            results', $sum{results_intake} / $districts, 0.4);
line('error per SD of intake:     growth', $sum{growth_bias} / $districts, $loose ? (-0.1, 0.1) : (-0.05, 0.05));
line('                            results', $sum{results_bias} / $districts);
line('teachers of 8 scores or fewer ranked first, %: growth', 100 * $sum{first_small} / $districts, undef, 5);
line('                            results', 100 * $sum{results_first_small} / $districts);
exit $failed;
