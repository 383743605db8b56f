-- CreateIndex
CREATE INDEX "Dialog_accountId_idx" ON "Dialog"("accountId");

-- CreateIndex
CREATE INDEX "FileLink_sha256_idx" ON "FileLink"("sha256");

-- CreateIndex
CREATE INDEX "Media_shown_idx" ON "Media"("shown");

-- CreateIndex
CREATE INDEX "Media_preview_idx" ON "Media"("preview");

-- CreateIndex
CREATE INDEX "MediaCopy_sha256_idx" ON "MediaCopy"("sha256");

-- CreateIndex
CREATE INDEX "Submission_state_id_idx" ON "Submission"("state", "id");
