-- AlterTable
ALTER TABLE "Submission" ADD COLUMN "consentAt" DATETIME;
ALTER TABLE "Submission" ADD COLUMN "consentNote" TEXT;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Package" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "period" TEXT,
    "level" INTEGER,
    "to" TEXT NOT NULL DEFAULT '',
    "askedById" INTEGER NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "docx" TEXT,
    "zip" TEXT,
    "zipBytes" INTEGER,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "error" TEXT,
    "sentAt" DATETIME,
    "sentById" INTEGER,
    "proofKind" TEXT,
    "proof" TEXT,
    "collectionId" INTEGER,
    "unitId" INTEGER,
    "droppedAt" DATETIME,
    CONSTRAINT "Package_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Package_sentById_fkey" FOREIGN KEY ("sentById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Package_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Package_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Package" ("askedAt", "askedById", "code", "docx", "droppedAt", "error", "id", "kind", "level", "nextTryAt", "period", "proof", "proofKind", "sentAt", "sentById", "state", "title", "to", "tries", "zip", "zipBytes") SELECT "askedAt", "askedById", "code", "docx", "droppedAt", "error", "id", "kind", "level", "nextTryAt", "period", "proof", "proofKind", "sentAt", "sentById", "state", "title", "to", "tries", "zip", "zipBytes" FROM "Package";
DROP TABLE "Package";
ALTER TABLE "new_Package" RENAME TO "Package";
CREATE UNIQUE INDEX "Package_code_key" ON "Package"("code");
CREATE UNIQUE INDEX "Package_collectionId_key" ON "Package"("collectionId");
CREATE INDEX "Package_state_nextTryAt_idx" ON "Package"("state", "nextTryAt");
CREATE INDEX "Package_kind_period_idx" ON "Package"("kind", "period");
CREATE TABLE "new_Publication" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "submissionId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "link" TEXT,
    "note" TEXT,
    "on" TEXT NOT NULL,
    "place" TEXT,
    "placeThrough" TEXT,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "takenDownAt" DATETIME,
    "takenDownById" INTEGER,
    "takeDownReason" TEXT,
    "collectionId" INTEGER,
    CONSTRAINT "Publication_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Publication_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Publication_takenDownById_fkey" FOREIGN KEY ("takenDownById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Publication_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Publication" ("at", "byId", "channel", "id", "link", "note", "on", "place", "placeThrough", "submissionId", "takeDownReason", "takenDownAt", "takenDownById") SELECT "at", "byId", "channel", "id", "link", "note", "on", "place", "placeThrough", "submissionId", "takeDownReason", "takenDownAt", "takenDownById" FROM "Publication";
DROP TABLE "Publication";
ALTER TABLE "new_Publication" RENAME TO "Publication";
CREATE UNIQUE INDEX "Publication_collectionId_key" ON "Publication"("collectionId");
CREATE INDEX "Publication_submissionId_idx" ON "Publication"("submissionId");
CREATE INDEX "Publication_on_idx" ON "Publication"("on");
CREATE INDEX "Publication_channel_on_idx" ON "Publication"("channel", "on");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
