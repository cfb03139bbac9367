-- Tags of fields within columns. column_path holds names parted by dots from now on: a name that is empty or has dots or double quotes
-- in it stands in double quotes, its own doubled. Until now it was the name of a top-level column as it is. Plain SQL that SQLite and
-- PostgreSQL both take.

UPDATE suggested_tag SET column_path = '"' || REPLACE(column_path, '"', '""') || '"'
    WHERE column_path LIKE '%.%' OR column_path LIKE '%"%';
UPDATE tag_decision SET column_path = '"' || REPLACE(column_path, '"', '""') || '"'
    WHERE column_path LIKE '%.%' OR column_path LIKE '%"%';
