#!/bin/sh
# value-added gives the numbers that others published, and says what it cannot estimate.
. "$(dirname "$0")/lib.sh"

XUEQU_LANG=en
export XUEQU_LANG
data=$SRC/../shared/data

said() {
	grep -q -e "$2" "$harness/err" || echo "nothing of \"$2\" in: $(cat "$harness/err")" >"$harness/why"
	conclude "$1"
	: >"$harness/why"
}

# wrong DESC STATUS WORDS ARGUMENT...: refused with nothing on standard output, in these words.
wrong() {
	description=$1 expected=$2 words=$3
	shift 3
	run value-added "$@"
	{
		status_is "$expected"
		test ! -s "$harness/out" || echo "wrote: $(head -c 200 "$harness/out")"
		grep -qF -e "$words" "$harness/err" || echo "nothing of \"$words\" in: $(cat "$harness/err")"
	} >"$harness/why"
	conclude "$description"
}

# compare TOLERANCE ITEM=VALUE...: the summary on standard input against what is expected. An item is crit, aic, loglik
# v:VARIANCE, s:ITS ROOT, r:CORRELATION, c:COVARIANCE, f:COEFFICIENT, e:ITS ERROR. A criterion may differ by the tolerance,
# a variance by 1e-4 of itself (1e-3 where it is below 2 % of the residual), a coefficient by 1e-5 (or 1e-6 in all), its error
# by 1e-4; any by half of the last digit expected.
cat >compare.pl <<'END'
use strict;
my $tolerance = shift;
my (%value, %error, %root, %crit);
while (<STDIN>) {
	chomp;
	my @cells;
	push @cells, defined $1 ? $1 : $2 while /\G(?:"([^"]*)"|([^,]*))(?:,|$)/gc && @cells < 8;
	my ($section, $item, $value, $error, undef, $root) = @cells;
	$value{"$section:$item"} = $value;
	$error{$item} = $error;
	$root{$item} = $root;
}
my $crit = defined $value{'model:REML criterion'} ? $value{'model:REML criterion'} : $value{'model:deviance (-2 log likelihood)'};
sub got {
	my $item = shift;
	return $crit if $item eq 'crit';
	return -$crit / 2 if $item eq 'loglik';
	return $value{'model:AIC'} if $item eq 'aic';
	my ($what, $name) = split /:/, $item, 2;
	return $value{"variance:$name"} if $what eq 'v';
	return $root{$name} if $what eq 's';
	return $value{"fixed:$name"} if $what eq 'f';
	return $error{$name} if $what eq 'e';
	my ($group, $slope) = split /, /, $name;
	my $correlation = $value{"correlation:$group, (Intercept) : $slope"};
	return $correlation if $what eq 'r';
	return $correlation * $root{"$group, (Intercept)"} * $root{$name};
}
for (@ARGV) {
	my ($item, $wanted) = /^(.*)=([^=]*)$/;
	my $decimals = $wanted =~ /\.(\d+)$/ ? length $1 : 0;
	my $may = $item =~ /^(crit|aic|loglik)$/ ? $tolerance
	    : $item =~ /^[vsc]:/ ? abs($wanted) * (abs($wanted) < 0.02 * $value{'variance:residual'} ? 1e-3 : 1e-4)
	    : $item =~ /^[er]:/ ? abs($wanted) * 1e-4 : abs($wanted) * 1e-5 > 1e-6 ? abs($wanted) * 1e-5 : 1e-6;
	$may = 0.5001 * 10 ** -$decimals if $may < 0.5001 * 10 ** -$decimals;
	my $got = got($item);
	print "$item: $got, expected $wanted\n" if !defined $got || $got eq '' || abs($got - $wanted) > $may;
}
END

# fits TOLERANCE FILE OPTION FORMULA ITEM=VALUE...
fits() {
	tolerance=$1 file=$2 option=$3 formula=$4
	shift 4
	name="${file##*/} $option $formula"
	if ! test -e "$file"; then
		skip "$name" "$file is not there"
		return
	fi
	run value-added -q --summary ${option:+$option} "$formula" "$file"
	{
		status_is 0
		perl compare.pl "$tolerance" "$@" <"$harness/out"
	} >"$harness/why" 2>&1
	conclude "$name"
}

# ---- small sets (lme4)
cat >Dyestuff.csv <<'END'
Batch,Yield
A,1545
A,1440
A,1440
A,1520
A,1580
B,1540
B,1555
B,1490
B,1560
B,1495
C,1595
C,1550
C,1605
C,1510
C,1560
D,1445
D,1440
D,1595
D,1465
D,1545
E,1595
E,1630
E,1515
E,1635
E,1625
F,1520
F,1455
F,1450
F,1480
F,1445
END
cat >Dyestuff2.csv <<'END'
Batch,Yield
A,7.298
A,3.846
A,2.434
A,9.566
A,7.99
B,5.22
B,6.556
B,0.608
B,11.788
B,-0.892
C,0.11
C,10.386
C,13.434
C,5.51
C,8.166
D,2.212
D,4.852
D,7.092
D,9.288
D,4.98
E,0.282
E,9.014
E,4.458
E,9.446
E,7.198
F,1.722
F,4.782
F,8.106
F,0.758
F,3.758
END
cat >Penicillin.csv <<'END'
diameter,plate,sample
27,a,A
23,a,B
26,a,C
23,a,D
23,a,E
21,a,F
27,b,A
23,b,B
26,b,C
23,b,D
23,b,E
21,b,F
25,c,A
21,c,B
25,c,C
24,c,D
24,c,E
20,c,F
26,d,A
23,d,B
25,d,C
23,d,D
23,d,E
20,d,F
25,e,A
22,e,B
26,e,C
22,e,D
23,e,E
20,e,F
24,f,A
22,f,B
25,f,C
23,f,D
22,f,E
19,f,F
24,g,A
20,g,B
23,g,C
21,g,D
22,g,E
19,g,F
26,h,A
22,h,B
26,h,C
24,h,D
24,h,E
21,h,F
24,i,A
21,i,B
24,i,C
22,i,D
22,i,E
20,i,F
24,j,A
21,j,B
24,j,C
23,j,D
22,j,E
19,j,F
26,k,A
23,k,B
26,k,C
24,k,D
24,k,E
21,k,F
25,l,A
22,l,B
26,l,C
24,l,D
24,l,E
20,l,F
26,m,A
24,m,B
26,m,C
24,m,D
25,m,E
22,m,F
26,n,A
23,n,B
26,n,C
23,n,D
23,n,E
20,n,F
26,o,A
23,o,B
25,o,C
24,o,D
24,o,E
22,o,F
25,p,A
22,p,B
25,p,C
23,p,D
23,p,E
20,p,F
25,q,A
21,q,B
24,q,C
23,q,D
23,q,E
20,q,F
25,r,A
22,r,B
24,r,C
23,r,D
23,r,E
19,r,F
24,s,A
21,s,B
23,s,C
21,s,D
21,s,E
19,s,F
26,t,A
23,t,B
26,t,C
24,t,D
24,t,E
21,t,F
25,u,A
21,u,B
24,u,C
22,u,D
22,u,E
18,u,F
25,v,A
22,v,B
25,v,C
22,v,D
22,v,E
20,v,F
24,w,A
21,w,B
24,w,C
22,w,D
24,w,E
19,w,F
24,x,A
21,x,B
24,x,C
22,x,D
21,x,E
18,x,F
END
cat >Pastes.csv <<'END'
strength,batch,cask,sample
62.8,A,a,A:a
62.6,A,a,A:a
60.1,A,b,A:b
62.3,A,b,A:b
62.7,A,c,A:c
63.1,A,c,A:c
60,B,a,B:a
61.4,B,a,B:a
57.5,B,b,B:b
56.9,B,b,B:b
61.1,B,c,B:c
58.9,B,c,B:c
58.7,C,a,C:a
57.5,C,a,C:a
63.9,C,b,C:b
63.1,C,b,C:b
65.4,C,c,C:c
63.7,C,c,C:c
57.1,D,a,D:a
56.4,D,a,D:a
56.9,D,b,D:b
58.6,D,b,D:b
64.7,D,c,D:c
64.5,D,c,D:c
55.1,E,a,E:a
55.1,E,a,E:a
54.7,E,b,E:b
54.2,E,b,E:b
58.8,E,c,E:c
57.5,E,c,E:c
63.4,F,a,F:a
64.9,F,a,F:a
59.3,F,b,F:b
58.1,F,b,F:b
60.5,F,c,F:c
60,F,c,F:c
62.5,G,a,G:a
62.6,G,a,G:a
61,G,b,G:b
58.7,G,b,G:b
56.9,G,c,G:c
57.7,G,c,G:c
59.2,H,a,H:a
59.4,H,a,H:a
65.2,H,b,H:b
66,H,b,H:b
64.8,H,c,H:c
64.1,H,c,H:c
54.8,I,a,I:a
54.8,I,a,I:a
64,I,b,I:b
64,I,b,I:b
57.7,I,c,I:c
56.8,I,c,I:c
58.3,J,a,J:a
59.3,J,a,J:a
59.2,J,b,J:b
59.2,J,b,J:b
58.9,J,c,J:c
56.6,J,c,J:c
END
awk 'BEGIN { print "Subject,Days,Reaction" } { for (i = 2; i <= NF; i++) print $1 "," i - 2 "," $i }' >sleepstudy.csv <<'END'
308 249.56 258.7047 250.8006 321.4398 356.8519 414.6901 382.2038 290.1486 430.5853 466.3535
309 222.7339 205.2658 202.9778 204.707 207.7161 215.9618 213.6303 217.7272 224.2957 237.3142
310 199.0539 194.3322 234.32 232.8416 229.3074 220.4579 235.4208 255.7511 261.0125 247.5153
330 321.5426 300.4002 283.8565 285.133 285.7973 297.5855 280.2396 318.2613 305.3495 354.0487
331 287.6079 285 301.8206 320.1153 316.2773 293.3187 290.075 334.8177 293.7469 371.5811
332 234.8606 242.8118 272.9613 309.7688 317.4629 309.9976 454.1619 346.8311 330.3003 253.8644
333 283.8424 289.555 276.7693 299.8097 297.171 338.1665 332.0265 348.8399 333.36 362.0428
334 265.4731 276.2012 243.3647 254.6723 279.0244 284.1912 305.5248 331.5229 335.7469 377.299
335 241.6083 273.9472 254.4907 270.8021 251.4519 254.6362 245.4523 235.311 235.7541 237.2466
337 312.3666 313.8058 291.6112 346.1222 365.7324 391.8385 404.2601 416.6923 455.8643 458.9167
349 236.1032 230.3167 238.9256 254.922 250.7103 269.7744 281.5648 308.102 336.2806 351.6451
350 256.2968 243.4543 256.2046 255.5271 268.9165 329.7247 379.4445 362.9184 394.4872 389.0527
351 250.5265 300.0576 269.8939 280.5891 271.8274 304.6336 287.7466 266.5955 321.5418 347.5655
352 221.6771 298.1939 326.8785 346.8555 348.7402 352.8287 354.4266 360.4326 375.6406 388.5417
369 271.9235 268.4369 257.2424 277.6566 314.8222 317.2135 298.1353 348.1229 340.28 366.5131
370 225.264 234.5235 238.9008 240.473 267.5373 344.1937 281.1481 347.5855 365.163 372.2288
371 269.8804 272.4428 277.8989 281.7895 279.1705 284.512 259.2658 304.6306 350.7807 369.4692
372 269.4117 273.474 297.5968 310.6316 287.1726 329.6076 334.4818 343.2199 369.1417 364.1236
END

# ---- published numbers: lme4 1.1-31 at a tight tolerance, the vignette of mlmRev, MixedModels.jl test/pls.jl
tight=1e-4
fits $tight Dyestuff.csv --ml 'Yield ~ 1 + (1|Batch)' crit=327.32705988 v:Batch=1388.3334 v:residual=2451.2500 s:Batch=37.26034370 s:residual=49.51010036 'f:(Intercept)=1527.5' 'e:(Intercept)=17.69455'
fits $tight Dyestuff.csv '' 'Yield~1+(1|Batch)' crit=319.65427684 v:Batch=1764.0500 v:residual=2451.2500 'f:(Intercept)=1527.5' 'e:(Intercept)=19.38341'
fits $tight Dyestuff2.csv --ml 'Yield~1+(1|Batch)' crit=162.87303665 v:Batch=0 v:residual=13.3460993 s:residual=3.6532313514 'f:(Intercept)=5.6656' 'e:(Intercept)=0.6669857'
fits $tight Dyestuff2.csv '' 'Yield~1+(1|Batch)' crit=161.828277812 v:Batch=0 v:residual=13.8063096 'f:(Intercept)=5.6656' 'e:(Intercept)=0.678388'
fits $tight Penicillin.csv --ml 'diameter~1+(1|plate)+(1|sample)' crit=332.18834867 v:plate=0.714992 v:sample=3.135189 v:residual=0.302425 'f:(Intercept)=22.9722222' 'e:(Intercept)=.74460378'
fits $tight Penicillin.csv '' 'diameter~1+(1|plate)+(1|sample)' crit=330.860588991 v:plate=0.716908 v:sample=3.730918 v:residual=0.302415 'f:(Intercept)=22.9722222'
fits $tight Pastes.csv --ml 'strength~1+(1|batch/cask)' crit=247.99446586 v:batch:cask=8.433667 v:batch=1.199156 v:residual=0.678000 'f:(Intercept)=60.0533333' 'e:(Intercept)=.64213558'
fits $tight Pastes.csv '' 'strength~1+(1|batch/cask)' crit=246.990745853 v:batch:cask=8.433667 v:batch=1.657309 v:residual=0.678000 'f:(Intercept)=60.0533333'
fits $tight Pastes.csv '' 'strength~1+(1|sample)+(1|batch)' crit=246.990745853 v:sample=8.433667 v:batch=1.657309
fits $tight sleepstudy.csv --ml 'Reaction~1+Days+(1+Days|Subject)' crit=1751.93934446 'v:Subject, (Intercept)=565.5153' 'v:Subject, Days=32.6822' 'c:Subject, Days=11.0554' v:residual=654.9410 'f:(Intercept)=251.4051048' f:Days=10.4672860 'e:(Intercept)=6.6322953' e:Days=1.5022388
fits $tight sleepstudy.csv '' 'Reaction~Days+(Days|Subject)' crit=1743.62827196 'v:Subject, (Intercept)=612.0897' 'v:Subject, Days=35.0717' 'c:Subject, Days=9.6043' v:residual=654.9410 'f:(Intercept)=251.4051048' f:Days=10.4672860

exam=$data/Exam.csv
fits $tight "$exam" '' 'normexam~1+(1|school)' crit=11014.6545 v:school=.1715996 v:residual=.8477577 'f:(Intercept)=-.01325213' 'e:(Intercept)=.05405466'
fits $tight "$exam" --ml 'normexam~1+(1|school)' crit=11010.6489 v:school=.1686389 v:residual=.8477605 'f:(Intercept)=-.01316707' 'e:(Intercept)=.05362738'
fits $tight "$exam" '' 'normexam~standLRT+(1|school)' crit=9368.765287329 v:school=.0938389877 v:residual=.5658653103 'f:(Intercept)=.00232282' 'e:(Intercept)=.04035436' f:standLRT=.56330691 e:standLRT=.01246796
fits $tight "$exam" --ml 'normexam~standLRT+(1|school)' crit=9357.243200591 v:school=.0921292825 v:residual=.5657310035 'f:(Intercept)=.00239076' 'e:(Intercept)=.04002270' f:standLRT=.56337116 e:standLRT=.01246540
fits $tight "$exam" '--reference schgend=mixed' 'normexam~standLRT+sex+schgend+(1|school)' crit=9347.673462349 v:school=.0858287884 v:residual=.5625339266 s:school=.293 s:residual=.750 \
	'f:(Intercept)=-.001049' f:standLRT=.559754 f:sexM=-.167392 f:schgendboys=.177691 f:schgendgirls=.158997 \
	'e:(Intercept)=.0555690' e:standLRT=.0124500 e:sexM=.0340996 e:schgendboys=.1134749 e:schgendgirls=.0894031
fits $tight "$exam" '--ml --reference schgend=mixed' 'normexam~standLRT+sex+schgend+(1|school)' crit=9325.427305067 v:school=.0811075769 v:residual=.5622732028 \
	'f:(Intercept)=-.00092213' f:standLRT=.55996417 f:sexM=-.16722817 f:schgendboys=.17761968 f:schgendgirls=.15895964
fits $tight "$exam" '--reference sex=M --reference schgend=girls' 'normexam~standLRT+sex+schgend+(1|school)' crit=9347.673462349 \
	'f:(Intercept)=-.009444' f:standLRT=.559754 f:sexF=.167392 f:schgendmixed=-.158997 f:schgendboys=.018694
fits $tight "$exam" '--reference sex=M' 'normexam~standLRT+sex+type+(1|school)' crit=9345.384 s:school=.2905 s:residual=.7500 'f:(Intercept)=-.1677' f:standLRT=.5598 f:sexF=.1660 f:typeSngl=.1655
fits 0.05 "$exam" '--ml --reference sex=M' 'normexam~standLRT+sex+type+(1|school)' aic=9337.5 loglik=-4662.7
fits $tight "$exam" '' 'normexam~standLRT+(standLRT|school)' crit=9327.600345 'v:school, (Intercept)=.0921184' 'v:school, standLRT=.0149671' 'c:school, standLRT=.0183418' v:residual=.5536414 \
	'f:(Intercept)=-.0116493' 'e:(Intercept)=.0401113' f:standLRT=.5565347 e:standLRT=.0201140
fits $tight "$exam" --ml 'normexam~standLRT+(standLRT|school)' crit=9316.870965 'v:school, (Intercept)=.0904473' 'v:school, standLRT=.0145357' 'c:school, standLRT=.0180406' v:residual=.5536575 \
	'f:(Intercept)=-.0115048' 'e:(Intercept)=.0397835' f:standLRT=.5567304 e:standLRT=.0199368
fits $tight "$exam" '' 'normexam~standLRT+sex+type+(standLRT|school)' crit=9300.573294453 'v:school, (Intercept)=.0824770' 'v:school, standLRT=.0150811' 'c:school, standLRT=.0204087' v:residual=.5502892 \
	'f:(Intercept)=-.0207272' f:standLRT=.5541011 f:sexM=-.1679712 f:typeSngl=.1763901
fits $tight "$exam" '--reference sex=M' 'normexam~standLRT+sex+type+(1+standLRT|school)' crit=9300.573 's:school, (Intercept)=.2872' 's:school, standLRT=.1228' 'r:school, standLRT=.58' s:residual=.7418 \
	'f:(Intercept)=-.1887' f:standLRT=.5541 f:sexF=.1680 f:typeSngl=.1764
fits $tight "$exam" --ml 'normexam~standLRT+sex+type+(standLRT|school)' crit=9281.123035293 'v:school, (Intercept)=.0795570' 'v:school, standLRT=.0146520' 'c:school, standLRT=.0201043' v:residual=.5501976

scots=$data/ScotsSec.csv
fits $tight "$scots" '--reference sex=M' 'attain~sex+(1|primary)+(1|second)' crit=17127.91141324 v:primary=1.109618354 v:second=.369662358 v:residual=8.055113438 \
	'f:(Intercept)=5.25515412' 'e:(Intercept)=.18432204' f:sexF=.49851506 e:sexF=.09825480
fits $tight "$scots" '--ml --reference sex=M' 'attain~sex+(1|primary)+(1|second)' crit=17123.4707604 v:primary=1.104304845 v:second=.345688983 v:residual=8.053437363 \
	'f:(Intercept)=5.25737363' 'e:(Intercept)=.18070655' f:sexF=.49861531 e:sexF=.09824139
fits $tight "$scots" '' 'attain~1+(1|primary)+(1|second)' crit=17150.758915 v:primary=1.1300231 v:second=.3722228 v:residual=8.1106855 'f:(Intercept)=5.5017275' 'e:(Intercept)=.1786802'
fits $tight "$scots" --ml 'attain~1+(1|primary)+(1|second)' crit=17149.131075 v:primary=1.1243570 v:second=.3481624 v:residual=8.1114779 'f:(Intercept)=5.5040099' 'e:(Intercept)=.1749318'
fits $tight "$scots" '--reference sex=M' 'attain~verbal+sex+(1|primary)+(1|second)' crit=14859.9470 v:primary=.27626 v:second=.01449 v:residual=4.25195 'f:(Intercept)=5.91926' f:verbal=.159593 f:sexF=.115966
fits $tight "$scots" '--ml --reference sex=M' 'attain~verbal+sex+(1|primary)+(1|second)' crit=14842.9640 v:primary=.27352 v:second=.01107 v:residual=4.25026 'f:(Intercept)=5.92114' f:verbal=.159665 f:sexF=.115873

ratings=$data/InstEval.csv
fits 1e-3 "$ratings" --ml 'y~1+service+(1|s)+(1|d)+(1|dept)' crit=237721.76877450 v:s=.10597276 v:d=.26520425 v:dept=.00616780 v:residual=1.38648857 \
	'f:(Intercept)=3.28258118' 'e:(Intercept)=.02841153' f:service=-.09258861 e:service=.01338318
fits 1e-3 "$ratings" --ml 'y~1+service*factor(dept)+(1|s)+(1|d)' crit=237585.5534152 v:s=.105417934 v:d=.258416191 v:residual=1.384727798
fits 1e-3 "$ratings" --ml 'y~1+(1|s)+(1|d)' crit=237777.72598 v:s=.1062013 v:d=.2734915 v:residual=1.3871811 'f:(Intercept)=3.2541514'
fits 1e-3 "$ratings" '' 'y~1+(1|s)+(1|d)' crit=237783.88039 v:s=.1062145 v:d=.2737349 v:residual=1.3871797 'f:(Intercept)=3.2541583'

# ---- effects and their errors, published (Dyestuff's by ML to 1e-4; mlmRev; MixedModels.jl)
effects() {
	description=$1 columns=$2 group=$3
	shift 3
	expected=$(cat)
	if test -e "$work/absent"; then
		skip "$description" 'the data are not there'
	else
		is "$description" "$(value-added -q "$@" | grep -E "$group" | cut -d, -f"$columns")" "$expected"
	fi
}
work=.
effects 'effects of Dyestuff by ML' 2,4 '^Batch' --ml 'Yield ~ 1 + (1|Batch)' Dyestuff.csv <<'END'
E,53.5798
C,26.9747
B,0.3695
A,-16.6282
D,-21.8014
F,-42.4943
END
test -e "$exam" || touch absent
effects 'effects of schools and their errors' 2,4,5,8 '^school,(59|16|28|55|3|63),' --reference schgend=mixed 'normexam~standLRT+sex+schgend+(1|school)' "$exam" <<'END'
63,0.592401,0.124053,1
3,0.587941,0.098016,2
55,0.579382,0.098864,3
28,-0.522448,0.094081,63
16,-0.551878,0.077132,64
59,-0.558228,0.102489,65
END
effects 'effects of lecturers and their errors' 2,4,5 '^d,(582|454|2013|193|1866|1258),' --ml 'y~1+service+(1|s)+(1|d)+(1|dept)' "$ratings" <<'END'
1258,1.15028,0.18836
1866,1.11564,0.12337
193,1.11028,0.19070
2013,-1.32556,0.11682
454,-1.35646,0.18241
582,-1.41050,0.27382
END
effects 'the first fitted value and residual of the ratings' 8-10 '^1,1002,' --ml --residuals 'y~1+service+(1|s)+(1|d)+(1|dept)' "$ratings" <<'END'
2,3.17876,1.82124
END

# ---- by hand: class means 2 and 8, MSB 36, MSW 2, so variances 17 and 2, shrinkage 17/18
printf 'class,mark\nA,1\nA,3\nB,7\nB,9\n' >four.csv
is 'four marks, by hand' "$(value-added 'mark ~ 1 + (1|class)' four.csv)" 'Group,Level,Rows,Estimated effect,Std error,Effect from,Effect to,Rank,Rank from,Rank to,Probability above average
class,B,2,2.83333,0.97183,0.92859,4.73808,1,1,1,99.82
class,A,2,-2.83333,0.97183,-4.73808,-0.92859,2,2,2,0.18'
is 'in Chinese' "$(XUEQU_LANG=zh value-added 'mark ~ (1|class)' <four.csv | head -n 2)" '分组,对象,行数,效应,标准误,效应下限,效应上限,名次,名次上限,名次下限,高于平均的概率
class,B,2,2.83333,0.97183,0.92859,4.73808,1,1,1,99.82'
is 'a wider interval' "$(value-added --level 0.99 'mark ~ (1|class)' four.csv | sed -n '2p' | cut -d, -f6,7)" 0.33008,5.33659
is 'their summary' "$(value-added -s 'mark ~ 1 + (1|class)' four.csv | sed 's/search,[0-9]*/search,STEPS/' | perl -pe 's/(\d+\.\d{4,})/sprintf "%.3f", $1/ge')" 'Section,Item,Value,Std error,t,Square root,Share of variance,Note
model,formula,,,,,,mark ~ 1 + (1|class)
model,method,,,,,,restricted maximum likelihood (REML)
model,REML criterion,14.870,,,,,
model,AIC,20.870,,,,,
model,BIC,19.029,,,,,
model,search,STEPS,,,,,converged
data,rows,4,,,,,
data,rows left out,0,,,,,
groups,class,2,,,,,
variance,class,17.000,,,4.123,89.47,
variance,residual,2.000,,,1.414,10.53,
fixed,(Intercept),5.000,3.000,1.667,,,'
is 'their residuals' "$(value-added -r 'mark ~ (1|class)' - <four.csv)" 'class,mark,Line,Fitted,Residual
A,1,2,2.16667,-1.16667
A,3,3,2.16667,0.83333
B,7,4,7.83333,-0.83333
B,9,5,7.83333,1.16667'
is 'as JSON' "$(value-added -f json 'mark ~ (1|class)' four.csv | sed -n 2p | cut -c1-60)" '{"Group":"class","Level":"B","Rows":2,"Estimated effect":2.8'
sed 1d four.csv | tac | sed '1i class,mark' >turned.csv
is 'the order of the rows decides nothing' "$(value-added 'mark ~ (1|class)' turned.csv)" "$(value-added 'mark ~ (1|class)' four.csv)"
ok 'into a file' value-added -o effects.csv 'mark ~ (1|class)' four.csv
is 'which is the same' "$(cat effects.csv)" "$(value-added 'mark ~ (1|class)' four.csv)"

# ---- no differences
run value-added 'Yield ~ 1 + (1|Batch)' Dyestuff2.csv
said 'a variance of 0 is told of' 'Batch: no differences can be detected'
is 'and nobody is ranked before anybody' "$(cut -d, -f8-11 "$harness/out" | sort -u | tr '\n' ' ')" '1,1,6,50.00 Rank,Rank from,Rank to,Probability above average '
is 'the summary says so' "$(value-added -q -s 'Yield ~ 1 + (1|Batch)' Dyestuff2.csv | grep -c 'at the boundary\|no differences')" 2
is 'in Chinese, too' "$(XUEQU_LANG=zh value-added -q -s 'Yield ~ 1 + (1|Batch)' Dyestuff2.csv | grep -c '结果在边界上\|看不出差别')" 2

# ---- what formulas mean: names as in R, two ways of writing agree
rows() {
	awk 'BEGIN {
		print "学校,教师,入口分,语文成绩,sex,x z,year"
		srand(5)
		for (i = 0; i < 240; i++) {
			prior = i * 37 % 101
			printf "第%d小学,教师%d,%d,%.1f,%s,%d,%d\n", i % 8, i % 24, prior, 20 + prior / 2 + i % 8 + 3 * (i % 24 % 5) + i * i % 17, i * i % 7 < 3 ? "男" : "女", i * 13 % 29, 2019 + i % 3
		}
	}'
}
rows >pupils.csv
coefficients() {
	value-added -q -s "$@" | sed -n 's/^fixed,\([^,]*\),.*/\1/p' | tr '\n' ' '
}
same() {
	is "$1 is $2" "$(value-added -q -s "$1" pupils.csv | grep -v 'formula\|search')" "$(value-added -q -s "$2" pupils.csv | grep -v 'formula\|search')"
}
g='(1|学校/教师)'
is 'a category' "$(coefficients "语文成绩 ~ 入口分 + sex + $g" pupils.csv)" '(Intercept) 入口分 sex男 '
is 'its other reference' "$(coefficients --reference sex=男 "语文成绩 ~ 入口分 + sex + $g" pupils.csv)" '(Intercept) 入口分 sex女 '
is 'a product' "$(coefficients "语文成绩 ~ 入口分 * sex + $g" pupils.csv)" '(Intercept) 入口分 sex男 入口分:sex男 '
is 'a product without its parts' "$(coefficients "语文成绩 ~ 入口分:sex + $g" pupils.csv)" '(Intercept) 入口分:sex女 入口分:sex男 '
is 'without an intercept' "$(coefficients "语文成绩 ~ 0 + sex + factor(year) + $g" pupils.csv)" 'sex女 sex男 factor(year)2020 factor(year)2021 '
is 'numbers as a category by a reference' "$(coefficients --reference year=2020 "语文成绩 ~ year + $g" pupils.csv)" '(Intercept) year2019 year2021 '
is 'arithmetic' "$(coefficients "log(语文成绩) ~ I(入口分^2/100) + \`x z\` + sqrt(入口分) + $g" pupils.csv)" '(Intercept) I(入口分^2/100) x z sqrt(入口分) '
is 'the intercept in Chinese' "$(XUEQU_LANG=zh value-added -q -s "语文成绩 ~ 1 + $g" pupils.csv | sed -n 's/^固定效应,\([^,]*\),.*/\1/p')" 截距
same "语文成绩 ~ 入口分 + (1|学校/教师)" "语文成绩～入口分＋（1｜学校）＋（1｜学校：教师）"
same "语文成绩 ~ (入口分 + sex)^2 + (1|学校)" '语文成绩 ~ 入口分 * sex + (1|学校)'
same '语文成绩 ~ 入口分 * sex - sex + (1|学校)' '语文成绩 ~ 入口分 + 入口分:sex + (1|学校)'
same '语文成绩 ~ 入口分 - 1 + (1|学校)' '语文成绩 ~ 0 + 入口分 + (1|学校)'
same '语文成绩 ~ 入口分 + (入口分 || 学校)' '语文成绩 ~ 入口分 + (1|学校) + (0 + 入口分|学校)'
is 'a slope has a row of its own' "$(value-added -q '语文成绩 ~ 入口分 + (入口分|学校)' pupils.csv | cut -d, -f1,3 | sort | uniq -c | tr -s ' ')" ' 1 Group,Component
 8 学校,(Intercept)
 8 学校,入口分'
is 'a level of a nested group is named whole' "$(value-added -q '语文成绩 ~ 入口分 + (1|学校/教师)' pupils.csv | grep -c '^学校:教师,第[0-7]小学:教师')" 24
run value-added -s '语文成绩 ~ 入口分 + I(2*入口分) + (1|学校)' pupils.csv
said 'what depends on earlier columns is named' 'I(2\*入口分) depends on earlier columns'
is 'and has a note' "$(grep -c 'I(2\*入口分),,,,,,"depends on earlier columns, left out"' "$harness/out")" 1

# ---- as files come
iconv -t GB18030 pupils.csv >gbk.csv
is 'GBK' "$(value-added -q "语文成绩 ~ 入口分 + $g" gbk.csv)" "$(value-added -q "语文成绩 ~ 入口分 + $g" pupils.csv)"
csv-to-excel -o pupils.xlsx pupils=pupils.csv
is 'a workbook, with a title above and signatures below' "$(value-added -q '语文成绩 ~ 入口分 + (1|学校)' pupils.xlsx)" "$(value-added -q '语文成绩 ~ 入口分 + (1|学校)' pupils.csv)"
run value-added '语文成绩 ~ 入口分 + (1|学校)' pupils.xlsx
said 'the row of the headings is told' 'pupils.xlsx.*the headings; what stands above'
wrong 'a column that no row has' 2 'has no column "语文成"; did you mean "语文成绩"?' '语文成 ~ 入口分 + (1|学校)' pupils.xlsx
is 'in the C locale' "$(LC_ALL=C value-added -q "语文成绩 ~ 入口分 + $g" pupils.csv)" "$(value-added -q "语文成绩 ~ 入口分 + $g" pupils.csv)"
sed '2s/第0小学/ 第０小学 /' pupils.csv >wide.csv
is 'full-width digits and blanks are cleaned' "$(value-added -q "语文成绩 ~ 入口分 + $g" wide.csv)" "$(value-added -q "语文成绩 ~ 入口分 + $g" pupils.csv)"

# ---- missing values
sed -e '3s/^[^,]*//' -e '4s/教师[0-9]*,[0-9]*/&x/;4s/,[0-9]*x/,NA/' -e '5s/,[0-9.]*,\([男女]\)/,-,\1/' -e '6s/,[0-9.]*,\([男女]\)/,缺考,\1/' pupils.csv >holes.csv
run value-added -s "语文成绩 ~ 入口分 + $g" holes.csv
said 'rows left out are counted' 'holes.csv: 4 of 240 rows are left out'
said 'by column' 'holes.csv: 语文成绩: missing in 2 rows'
is 'and stand in the summary' "$(grep '^data' "$harness/out")" 'data,rows,236,,,,,
data,rows left out,4,,,,,
data,语文成绩,2,,,,,missing here
data,入口分,1,,,,,missing here
data,学校,1,,,,,missing here'
is 'what is left is what would be left' "$(value-added -q "语文成绩 ~ 入口分 + $g" holes.csv)" "$(sed 3,6d pupils.csv | value-added -q "语文成绩 ~ 入口分 + $g")"
is 'their residuals are blank' "$(value-added -q -r "语文成绩 ~ 入口分 + $g" holes.csv | sed -n '3,6p' | cut -d, -f8-)" '3,,
4,,
5,,
6,,'

# ---- slips
sed -e '7s/,\([0-9]*\),/,l\1,/' -e '9s/,\([0-9]*\),/,\1O,/' pupils.csv >slips.csv
run value-added "语文成绩 ~ 入口分 + $g" slips.csv
said 'a slip in a column of numbers is named' 'slips.csv:7:3: 入口分: "l[0-9]*" is no number, as nearly all'
said 'so is the next' 'slips.csv:9:3'
is 'nothing is written' "$(cat "$harness/out")" ''
is 'it is a fault of the data' "$status" 1
is 'factor() says that they are names' "$(coefficients "语文成绩 ~ factor(入口分) + (1|学校)" slips.csv | wc -w)" 103
printf 'class,mark\nA,1\nA,3分钟\nB,7\nB,9,9\n' >bad.csv
wrong 'a slip in the response' 1 'bad.csv:3:2: mark: "3分钟" is no number' 'mark ~ (1|class)' bad.csv
wrong 'a row that is too long' 1 'bad.csv:5:3: the row is longer than the headings' 'mark ~ (1|class)' bad.csv
wrong 'a logarithm of a number below 0' 1 'four.csv:2: log(mark-5) has no value' 'log(mark - 5) ~ (1|class)' four.csv

# ---- formulas that are none
while IFS='	' read -r formula words; do
	wrong "formula: $formula" 2 "$words" "$formula" four.csv
done <<'END'
mark	character 5: a ~ is missing behind the response
~ 1 + (1|class)	character 1: the response is missing
mark ~	character 7: it ends where a term is expected
mark ~ 1	character 9: there is no random term
mark ~ (1|class	character 16: it ends where ) is expected
mark ~ (1|class))	character 17: this bracket was never opened
mark ~ (1|clas)	character 11: four.csv has no column "clas"; did you mean "class"?
Mark ~ (1|class)	character 1: four.csv has no column "Mark"; did you mean "mark"?
mark ~ 分数 + (1|class)	character 8: four.csv has no column "分数"
mark ~ 2 + (1|class)	character 8: of numbers only 0 and 1
mark ~ foo(x) + (1|class)	character 8: there is no function foo
mark ~ a b + (1|class)	character 10: a sign is missing
mark ~ a^x + (1|class)	character 10: a power of terms
mark ~ x * (1|class)	character 14: a random term like
mark ~ ((1|class))	character 9: a random term like
mark ~ `a + (1|class)	character 8: the backquote
mark ~ a, b + (1|class)	character 9: what does "," mean here?
mark ~ (0|class)	character 8: there is no effect
mark ~ (1|I(x^2))	character 11: I(x^2) is no group
mark ~ (1|)	character 11: a term is expected, not )
mark ~ (1|1)	character 11: a column is expected as the group
mark ~ (1|a+b)	character 12: two groups are two terms
mark ~ x ~ y	character 10: a sign is expected, not ~
mark ~ factor(1) + (1|class)	character 15: factor() holds the name of a column
END
wrong 'no formula' 2 'a formula is expected'
wrong 'two files' 2 'one formula, in quotes, and one file' 'mark ~ (1|class)' four.csv four.csv
wrong 'a file that is not there' 2 'none.csv' 'mark ~ (1|class)' none.csv
wrong 'an unknown option' 2 '--rank' --rank 'mark ~ (1|class)' four.csv
wrong 'a level out of range' 2 '0.5 to 0.9999' --level 95 'mark ~ (1|class)' four.csv
wrong 'two tables at once' 2 'not both' -s -r 'mark ~ (1|class)' four.csv
wrong 'a database without a kind' 2 'query-data' -d x.db 'mark ~ (1|class)'
wrong 'a reference that is no such level' 2 'has no "C"' --reference class=C 'mark ~ class + (1|x)' - <<'END'
class,mark,x
A,1,p
B,2,q
A,3,q
END
wrong 'a reference of no column' 2 'the formula has no column sex' --reference sex=M 'mark ~ (1|class)' four.csv
wrong 'a reference without a level' 2 'COLUMN=LEVEL' --reference class 'mark ~ (1|class)' four.csv
wrong 'an empty file' 1 'no rows' 'mark ~ (1|class)' /dev/null
wrong 'headings alone' 1 'no rows' 'mark ~ (1|class)' - <<'END'
class,mark
END
wrong 'two columns of a name' 1 '2 columns are named "mark"' 'mark ~ (1|class)' - <<'END'
class,mark,mark
A,1,2
END

# ---- what cannot be told apart
design() {
	sed '1d' four.csv | awk -F, 'BEGIN { print "class,mark,teacher,pupil,one,z" } { print $0 "," ($1 == "A" ? "T1" : "T2") "," NR ",x," NR * NR }'
}
design >design.csv
wrong 'a teacher for each class' 1 'class and teacher part the rows in the same way' 'mark ~ (1|class) + (1|teacher)' design.csv
wrong 'a class within itself' 1 'part the rows in the same way' 'mark ~ (1|class/teacher)' design.csv
wrong 'a level for each row' 1 'pupil has 4 levels in 4 rows' 'mark ~ (1|pupil)' design.csv
wrong 'one level' 1 'one has only one level' 'mark ~ (1|one)' design.csv
wrong 'a fixed term that takes all' 1 'the fixed term teacher leaves nothing for the random term of class' 'mark ~ teacher + (1|class)' design.csv
wrong 'a fixed term without differences' 1 'one is the same in all rows (x)' 'mark ~ one + (1|class)' design.csv
wrong 'two slopes' 2 'more than two effects' 'mark ~ (z + pupil|class)' design.csv
wrong 'a response without differences' 1 'does not vary' 'I(0*mark) ~ (1|class)' design.csv
wrong 'nothing left' 1 'no row has all' 'mark ~ z + (1|class)' - <<'END'
class,mark,z
A,1,
B,,2
END

# ---- a kind, through the checks of its import
awk 'BEGIN {
	split("甲 乙 丙", who, " ")
	print "检查日期,学校,教师编号,检查项目,得分,满分,检查人"
	for (i = 0; i < 60; i++)
		printf "2023-03-%02d,第%d小学,T%d,备课,%d,100,检查员%s\n", i % 28 + 1, i % 5, i, 60 + i % 5 * 4 - (i % 3 == 1 ? 6 : 0) + i * i % 7, who[i % 3 + 1]
}' >checks.csv
run value-added --from checks=checks.csv '得分 ~ 1 + (1|学校) + (1|检查人)'
is 'schools and inspectors' "$(sed '1d' "$harness/out")" "$(value-added '得分 ~ 1 + (1|学校) + (1|检查人)' checks.csv | sed 1d)"
is 'by English names, under Chinese words' "$(XUEQU_LANG=zh value-added --from 常规检查=checks.csv 'check_points ~ 1 + (1|school) + (1|inspector)' | cut -d, -f2-5 | sed 1d)" "$(sed 1d "$harness/out" | cut -d, -f2-5)"
is 'rows keep their lines' "$(value-added -r --from checks=- 'Points ~ 1 + (1|School)' <checks.csv | sed 1d | cut -d, -f15 | sort -n | sed -n '1p;$p' | tr '\n' ' ')" '2 61 '
sed '5s/,[0-9]*,100,/,9O,100,/' checks.csv >wrong.csv
wrong 'a kind with a fault' 1 'wrong.csv:5:5' --from checks=wrong.csv '得分 ~ (1|学校)'
wrong 'no kind' 2 'KIND=FILE' --from check=checks.csv '得分 ~ (1|学校)'
wrong 'a column that the kind does not have' 2 'did you mean' --from checks=checks.csv '得分 ~ (1|inspecto)'
done_testing
