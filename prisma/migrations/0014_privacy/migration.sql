-- AlterTable
ALTER TABLE "Account" ADD COLUMN "forgetAt" DATETIME;

-- AlterTable
ALTER TABLE "FileOrder" ADD COLUMN "made" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "erasedAt" DATETIME;

-- CreateTable
CREATE TABLE "PrivacyRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "field" TEXT,
    "words" TEXT,
    "at" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "extendedAt" DATETIME,
    "state" TEXT NOT NULL,
    "decidedById" INTEGER,
    "decidedAt" DATETIME,
    "reason" TEXT,
    CONSTRAINT "PrivacyRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImageConsent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "unitId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "byChild" BOOLEAN NOT NULL,
    "scope" TEXT,
    "until" TEXT,
    "takenById" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    CONSTRAINT "ImageConsent_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ImageConsent_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TakeDown" (
    "consentId" INTEGER NOT NULL,
    "publicationId" INTEGER NOT NULL,
    "clearedAt" DATETIME,
    "clearedById" INTEGER,

    PRIMARY KEY ("consentId", "publicationId"),
    CONSTRAINT "TakeDown_consentId_fkey" FOREIGN KEY ("consentId") REFERENCES "ImageConsent" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TakeDown_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "PrivacyRequest_code_key" ON "PrivacyRequest"("code");

-- CreateIndex
CREATE INDEX "PrivacyRequest_state_dueAt_idx" ON "PrivacyRequest"("state", "dueAt");

-- CreateIndex
CREATE INDEX "PrivacyRequest_personId_idx" ON "PrivacyRequest"("personId");

-- CreateIndex
CREATE INDEX "ImageConsent_unitId_state_idx" ON "ImageConsent"("unitId", "state");

-- CreateIndex
CREATE INDEX "TakeDown_publicationId_idx" ON "TakeDown"("publicationId");

-- CreateIndex
CREATE INDEX "Account_forgetAt_idx" ON "Account"("forgetAt");

-- Beyond the schema: the audit trail is only ever added to.
CREATE TRIGGER "AuditEntry_update" BEFORE UPDATE ON "AuditEntry" BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only ever added to');
END;
CREATE TRIGGER "AuditEntry_delete" BEFORE DELETE ON "AuditEntry" BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only ever added to');
END;
