-- What is not a kind of table: where rows came from, and what natural keys are called.
-- The tables of the kinds follow from the catalogue.

-- One import (or undo) is one batch. Rows carry the batch and line they came from.
create table if not exists batches (
	batch integer primary key,
	imported_at text not null,              -- local time, 2023-06-30 08:15:00
	imported_by text not null,              -- login name
	program text not null,                  -- import-scores 0.1
	kind text not null,                     -- kind of table, "undo", "override"
	file text not null,
	sha256 text,                            -- of the file; null for standard input
	encoding text,
	details text,                           -- options that change what is stored: exam, school
	rows_read integer not null default 0,
	rows_added integer not null default 0,
	rows_changed integer not null default 0,
	rows_same integer not null default 0,
	rows_rejected integer not null default 0,
	undone_by integer                       -- batch of the undo; null while it stands
) strict;

-- Natural keys (names, 学籍号, class labels) and the small integers that stand for them inside.
-- An entry says nothing of existence: that is a row of the kind.
create table if not exists keys (
	id integer primary key,
	kind text not null,
	key text not null,
	unique (kind, key)
) strict;

-- A natural key that changed its text: a roster name that got its 学籍号, an L number that became G.
create table if not exists renamed_keys (
	id integer not null,
	old_key text not null,
	new_key text not null,
	batch integer not null
) strict;
