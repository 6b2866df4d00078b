-- A definition holds from the position after the one at which it was written, so that a figure at that one stays what it was;
-- and no first version reaches back. What was there before anything had been applied holds from the beginning.
update indicator_version set since_position = since_position + 1 where since_position > 0;
