-- The rival of import-scores: sqlite3's own import of the file, already in UTF-8, and the SQL
-- that turns its columns into rows of the same table. It checks nothing. "cross join" because
-- SQLite, left to choose, walks all pupils for every row and needs more than ten minutes.
.mode csv
.import rival.csv sheet
begin immediate;
create temp view subject as select id, key from keys where kind = 'subjects';
insert into scores_rows (exam, pupil, subject, class, status, mark, batch, line)
select 1, p.pupil, s.subject, p.class, 0, cast(round(100 * s.mark) as integer), 1, s.line
from (
	select 学籍号, rowid as line, (select id from subject where key = '语文') as subject, 语文 as mark from sheet union all
	select 学籍号, rowid, (select id from subject where key = '数学'), 数学 from sheet union all
	select 学籍号, rowid, (select id from subject where key = '英语'), 英语 from sheet union all
	select 学籍号, rowid, (select id from subject where key = '物理'), 物理 from sheet union all
	select 学籍号, rowid, (select id from subject where key = '化学'), 化学 from sheet union all
	select 学籍号, rowid, (select id from subject where key = '道德与法治'), 道德与法治 from sheet union all
	select 学籍号, rowid, (select id from subject where key = '历史'), 历史 from sheet union all
	select 学籍号, rowid, (select id from subject where key = '地理'), 地理 from sheet union all
	select 学籍号, rowid, (select id from subject where key = '生物学'), 生物学 from sheet) s
cross join keys k on k.kind = 'pupils' and k.key = s.学籍号
cross join pupils_rows p on p.pupil = k.id;
commit;
