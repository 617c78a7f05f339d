-- The numbers that records take as they are made: the last one given, by field and period ('' without a reset).
CREATE TABLE {schema}.sys_counter (
  object text NOT NULL,
  field  text NOT NULL,
  period text NOT NULL,
  last   bigint NOT NULL CHECK (last > 0),
  PRIMARY KEY (object, field, period)
);
GRANT SELECT, INSERT, UPDATE ON {schema}.sys_counter TO {role};
