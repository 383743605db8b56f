-- CreateIndex
CREATE INDEX "Outgoing_accountId_sentAt_id_idx" ON "Outgoing"("accountId", "sentAt", "id");
