#!/bin/sh
# Disks that fill or fail, programs killed at any write, little memory: afterwards there is the
# old state or the new one, never a third, and no success without the new one.
. "$(dirname "$0")/lib.sh"
. "$SRC/tests/fault/fixture.sh"

# traced CALL ACTION CMD...: ACTION happens to the system calls CALL of CMD, by strace. The
# sanitizer cannot look for leaks in what is traced.
traced() {
	call=$1 action=$2
	shift 2
	ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0 strace -qq -o /dev/null -e trace="$call" -e inject="$call:$action" "$@"
}

# The same within run, without the shell's remark on what was killed.
run_traced() {
	{ run traced "$@"; } 2>/dev/null
}

# complain WHERE WHAT
complain() {
	echo "$1: $2 (status $status: $(head -n 1 "$harness/err"))" >>"$harness/why"
}

# ---- the database ----

# setting DB CMD: CMD begins with DB, which may be none. Beside the files old and new between
# may hold a state that is allowed as well.
setting() {
	begins_with=$1 command=$2
	restore
	dump play/x.db >old
	restore
	$command 2>/dev/null
	dump play/x.db >new
	restore
}

restore() {
	rm -rf play && mkdir play
	test "$begins_with" = none || cp "$begins_with" play/x.db
}

# A copy is looked at, so that it is our program that finds what was left.
state() {
	rm -rf probe && cp -r play probe
	sqlite3 probe/x.db 'pragma integrity_check' .dump >now 2>&1
	if test "$(sed -n 1p now)" != ok; then
		echo damaged
		return
	fi
	sed 1d now >rest
	for file in new old between; do
		if cmp -s rest $file; then
			echo $file
			return
		fi
	done
	echo other
}

# next_run WHERE: makes the new state out of whatever was left.
next_run() {
	$command 2>"$harness/next" || complain "$1" "the next run fails: $(cat "$harness/next")"
	test "$(state)" = new || complain "$1" "the next run leaves a database that is $(state)"
	test "$(ls play)" = x.db || complain "$1" "left behind: $(ls play)"
}

# survived WHERE STATES: the state is one of these, and the next run goes well.
survived() {
	found=$(state)
	case " $2 " in
	*" $found "*) ;;
	*) complain "$1" "the database is $found" ;;
	esac
	next_run "$1"
}

killed_at_every() {
	n=1
	: >"$harness/why"
	while restore; run_traced "$1" "signal=KILL:when=$n" $command; test "$status" -eq 137 && test $n -lt 500; do
		survived "kill at $1 $n" 'old new between'
		n=$((n + 1))
	done
	status_is 0 >>"$harness/why"
	test $n -gt 1 || echo 'never killed' >>"$harness/why"
	conclude "killed at every $1, $((n - 1)) of them: ${command%% *} on $begins_with"
}

# failing CALL ERROR STEP: from the first, the first + STEP, ... call on all fail, until none does.
failing() {
	n=1 step=$3
	: >"$harness/why"
	while restore; run_traced "$1" "error=$2:when=$n+" $command; test "$status" -ne 0; do
		test "$status" -eq 2 || complain "$1 $n" 'not status 2'
		grep -q 'x\.db' "$harness/err" || complain "$1 $n" 'the message does not name the database'
		survived "$1 $n" 'old new between'
		n=$((n + step))
		test $n -lt 200 || break
	done
	test "$(state)" = new || complain "$1 $n" "success, but the database is $(state)"
	test $n -gt 1 || echo 'never failed' >>"$harness/why"
	conclude "$2 from a $1 on, up to number $((n - step)): ${command%% *} on $begins_with"
}

# interrupted CALL: every second call has to be made again.
interrupted() {
	restore
	run_traced "$1" 'error=EINTR:when=1+2' $command
	status_is 0 >"$harness/why"
	test "$(state)" = new || complain "$1" "the database is $(state)"
	conclude "every second $1 interrupted: ${command%% *}"
}

kill_sweep() {
	for call in pwrite64 fdatasync unlink; do
		killed_at_every $call
	done
}

error_sweep() {
	failing pwrite64 EIO 1
	failing fdatasync EIO 1
	failing unlink EIO 1
	interrupted pwrite64
}

# ---- what is written beside its place and renamed ----

# Where something else of that name stands already.
restore_output() {
	rm -rf play && mkdir play
	echo old >play/out
}

# intact WHERE WANTED: the file is the old or the new one, and after success the new one.
intact() {
	if test "$status" -eq 0; then
		cmp -s play/out new || complain "$1" 'success, but not with the whole file'
	elif ! cmp -s play/out new && test "$(cat play/out)" != old; then
		complain "$1" 'neither the old nor the whole new file'
	fi
}

output_setting() {
	command=$1
	restore_output
	$command 2>/dev/null
	cp play/out new
}

output_killed_at_every() {
	n=1
	: >"$harness/why"
	while restore_output; run_traced "$1" "signal=KILL:when=$n" $command; test "$status" -eq 137 && test $n -lt 500; do
		intact "kill at $1 $n"
		n=$((n + 1))
	done
	status_is 0 >>"$harness/why"
	intact 'at last'
	test $n -gt 1 || echo 'never killed' >>"$harness/why"
	conclude "killed at every $1, $((n - 1)) of them: ${command%% *}"
}

# output_failing CALL ACTION MANY: one call fails, or with + all from there on.
output_failing() {
	n=1
	: >"$harness/why"
	while restore_output; run_traced "$1" "$2:when=$n$3" $command; test "$status" -ne 0; do
		test "$status" -eq 2 || complain "$1 $n" 'not status 2'
		test "$3" = + || grep -q 'play/out' "$harness/err" || complain "$1 $n" 'the message does not name the file'
		intact "$1 $n"
		test "$(ls play)" = out || complain "$1 $n" "left behind: $(ls play)"
		n=$((n + 1))
		test $n -lt 200 || break
	done
	intact 'at last'
	test $n -gt 1 || echo 'never failed' >>"$harness/why"
	conclude "$2 at any $1$3, $((n - 1)) of them: ${command%% *}"
}

output_sweeps() {
	output_killed_at_every write
	output_killed_at_every fsync
	output_killed_at_every rename
	output_failing write error=ENOSPC
	output_failing write error=ENOSPC +
	output_failing write error=EIO
	output_failing fsync error=EIO
	output_failing rename error=ENOSPC
}

begun() {
	test "$(ls play | wc -l)" -gt 1
}

# ended_by SIGNAL: while it reads, with the output begun.
ended_by() {
	restore_output
	mkfifo fifo
	# Who runs the tests under nohup has told all below to ignore HUP.
	perl -e '$SIG{HUP} = $SIG{TERM} = "DEFAULT"; exec @ARGV' csv-to-excel -o play/out fifo 2>/dev/null &
	program=$!
	exec 9>fifo
	head -n 3 scores.csv >&9
	wait_for begun
	kill "-$1" $program
	{ wait $program; status=$?; } 2>/dev/null
	exec 9>&-
	rm fifo
	: >"$harness/err"
	test "$status" -gt 128 || complain "$1" 'not ended by the signal'
	test "$(ls play)" = out || complain "$1" "left behind: $(ls play)"
	test "$(cat play/out)" = old || complain "$1" 'the old file is gone'
}

signals() {
	: >"$harness/why"
	ended_by TERM
	ended_by HUP
	conclude 'ended by a signal: no temporary file stays'
}

# ---- limits of the process ----

# limited OPTION AMOUNT CMD...
limited() (
	ulimit "$1" "$2" || exit 126
	shift 2
	exec "$@"
)

# A file may grow to so many blocks of 512 bytes only: with and without a signal that says so.
small_files() {
	: >"$harness/why"
	for blocks in 1 8 9 17 40 100 200 300; do
		restore
		run limited -f $blocks $command
		test "$status" -eq 0 || test "$status" -eq 2 || complain "$blocks blocks" 'not status 2'
		test "$status" -eq 0 || grep -q 'x\.db' "$harness/err" || complain "$blocks blocks" 'the message does not name the database'
		survived "$blocks blocks" 'old new between'
	done
	conclude "a limit to the size of files: ${command%% *} on $begins_with"
}

small_output() {
	: >"$harness/why"
	for blocks in 0 1 2 4 6 8 10 12 14 16; do
		restore_output
		run limited -f $blocks $command
		test "$status" -eq 0 || test "$status" -eq 2 || complain "$blocks blocks" 'not status 2'
		intact "$blocks blocks"
		test "$(ls play)" = out || complain "$blocks blocks" "left behind: $(ls play)"
	done
	conclude "a limit to the size of files: ${command%% *}"
}

# The least memory, in KiB, with which a program can begin at all.
least_memory() {
	kib=4000
	until limited -v $kib "$1" -V >/dev/null 2>&1 || test $kib -gt 200000; do
		kib=$((kib + 1000))
	done
	echo $kib
}

little_memory() {
	if sanitized; then
		skip "little memory: ${command%% *}" 'the sanitizer wants terabytes of address space'
		return
	fi
	: >"$harness/why"
	: >"$harness/statuses"
	kib=$(least_memory "${command%% *}")
	for step in 0 1 2 3 4 5 6 7 8 9 10 12 14 16 20 24 32; do
		$1
		run limited -v $((kib + step * 300)) $command
		echo "$status" >>"$harness/statuses"
		test "$status" -lt 126 || complain "$((kib + step * 300)) KiB" 'crashed'
		test "$status" -eq 0 || test -s "$harness/err" || complain "$((kib + step * 300)) KiB" 'not a word'
		"$2" "$((kib + step * 300)) KiB" 'old new between'
	done
	grep -qx 2 "$harness/statuses" || echo 'memory was never short' >>"$harness/why"
	grep -qx 0 "$harness/statuses" || echo 'memory was always short' >>"$harness/why"
	conclude "little memory: ${command%% *}"
}

# ---- the runs ----

if strace -qq -o /dev/null -e trace=none true; then
	setting none 'import-records -n -d play/x.db schools schools.csv'
	cp new between
	setting none 'import-records -d play/x.db schools schools.csv'
	kill_sweep
	failing pwrite64 ENOSPC 5
	setting base.db "import-scores -d play/x.db -e $exam scores.csv"
	kill_sweep
	failing pwrite64 ENOSPC 1
	error_sweep
	printf '检查日期,学校,问题类别,问题描述\n2023-04-03,北坨教学点,安全,灭火器过期\n' >findings.csv
	printf '问题编号,办理日期,办理环节\n2023-0001,2023-04-04,反馈签收\n2023-0001,2023-04-05,已整改\n' >steps.csv
	setting base.db 'import-records -d play/x.db findings findings.csv'
	kill_sweep
	cp base.db findings.db
	import-records -q -d findings.db findings findings.csv
	setting findings.db 'import-records -d play/x.db rectifications steps.csv'
	kill_sweep
	failing pwrite64 ENOSPC 5
	output_setting 'csv-to-excel -o play/out scores.csv'
	output_sweeps
	output_setting 'query-data -d base.db -o play/out --tables'
	output_sweeps
	cp base.db marks.db
	import-scores -q -d marks.db -e "$exam" scores.csv
	output_setting 'score-report -q -d marks.db -o play/out'
	output_sweeps
	printf '班级,分数\n甲,1\n甲,3\n乙,7\n乙,9\n' >four.csv
	output_setting 'value-added -q -o play/out 分数~(1|班级) four.csv'
	output_sweeps
else
	skip 'kills and errors at every system call' 'strace may not trace here'
fi
setting base.db "import-scores -d play/x.db -e $exam scores.csv"
small_files
little_memory restore survived
signals
setting none 'import-records -d play/x.db schools schools.csv'
little_memory restore survived
output_setting 'csv-to-excel -o play/out scores.csv'
small_output
little_memory restore_output intact
done_testing
