-- The cache version counts published submissions for almost every question, and the table also
-- holds the figures that each of them moved.
CREATE INDEX "submission_status_idx" ON "submission" ("status") WHERE "status" <> 'STAGED';
