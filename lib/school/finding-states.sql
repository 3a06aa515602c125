-- Each finding walked through its steps by the table of their life: what follows "with recursive f, r, l",
-- the findings, their steps and that table. A step that does not fit, after an undo, is passed over.
steps(finding, place, step_date, step, new_due) as (
	select finding, row_number() over (partition by finding order by step_date, step), step_date, step, new_due from r
),
walk(finding, place, state, since, due) as (
	select finding, 0, 0, check_date, due from f
	union all
	select w.finding, w.place + 1, coalesce(l.next_state, w.state),
		case when l.next_state <> w.state then s.step_date else w.since end,
		case when l.next_state is null then w.due else coalesce(s.new_due, w.due) end
	from walk w
	join steps s on s.finding = w.finding and s.place = w.place + 1
	left join l on l.finding_state = w.state and l.step = s.step
),
present(finding, state, since, due, back) as (
	select finding, state, since, due, row_number() over (partition by finding order by place desc) from walk
)
