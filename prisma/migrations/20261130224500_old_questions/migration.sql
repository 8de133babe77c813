-- Questions for figures are kept for 13 months and then removed (docs/operations.md). Whoever the server works as can delete none that
-- is younger, by the clock of the database.
GRANT DELETE ON "asked_question" TO "stronghold_writer";
ALTER TABLE "asked_question" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "auditor_reads" ON "asked_question" FOR SELECT TO "stronghold_auditor" USING (true);
CREATE POLICY "writer_adds" ON "asked_question" FOR INSERT TO "stronghold_writer" WITH CHECK (true);
CREATE POLICY "writer_removes_old" ON "asked_question" FOR DELETE TO "stronghold_writer" USING ("asked_at" < now() - INTERVAL '13 months');
