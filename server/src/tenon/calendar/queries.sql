-- name: get_offset
SELECT offset_seconds FROM {schema}.sys_clock;

-- name: set_offset
UPDATE {schema}.sys_clock SET offset_seconds = $1::float8;
