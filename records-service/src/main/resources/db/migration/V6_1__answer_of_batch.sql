-- What is written in many transactions has no one version to stand for: its answer is kept. Null while it is not finished.
alter table idempotency_key add column answer text;
