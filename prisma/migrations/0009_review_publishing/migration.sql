-- AlterTable
ALTER TABLE "Media" ADD COLUMN "shown" TEXT;

-- AlterTable
ALTER TABLE "Version" ADD COLUMN "source" TEXT;

-- AlterTable
ALTER TABLE "VersionAttachment" ADD COLUMN "caption" TEXT;
ALTER TABLE "VersionAttachment" ADD COLUMN "subject" TEXT;

-- CreateTable
CREATE TABLE "LikenessBand" (
    "band" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,

    PRIMARY KEY ("band", "sha256"),
    CONSTRAINT "LikenessBand_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Media" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AlikeMedia" (
    "newerSha256" TEXT NOT NULL,
    "olderSha256" TEXT NOT NULL,
    "distance" INTEGER NOT NULL,

    PRIMARY KEY ("newerSha256", "olderSha256"),
    CONSTRAINT "AlikeMedia_newerSha256_fkey" FOREIGN KEY ("newerSha256") REFERENCES "Media" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AlikeMedia_olderSha256_fkey" FOREIGN KEY ("olderSha256") REFERENCES "Media" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UndoneDecision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "versionId" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "undoneById" INTEGER NOT NULL,
    "undoneAt" DATETIME NOT NULL,
    "why" TEXT,
    CONSTRAINT "UndoneDecision_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "UndoneDecision_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "UndoneDecision_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Shingle" (
    "hash" INTEGER NOT NULL,
    "submissionId" INTEGER NOT NULL,

    PRIMARY KEY ("hash", "submissionId"),
    CONSTRAINT "Shingle_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Publication" (
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
    CONSTRAINT "Publication_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Publication_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Publication_takenDownById_fkey" FOREIGN KEY ("takenDownById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Package" (
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
    "droppedAt" DATETIME,
    CONSTRAINT "Package_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Package_sentById_fkey" FOREIGN KEY ("sentById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PackageItem" (
    "packageId" INTEGER NOT NULL,
    "submissionId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("packageId", "submissionId"),
    CONSTRAINT "PackageItem_packageId_fkey" FOREIGN KEY ("packageId") REFERENCES "Package" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PackageItem_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PackageAnswer" (
    "packageId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("packageId", "unitId"),
    CONSTRAINT "PackageAnswer_packageId_fkey" FOREIGN KEY ("packageId") REFERENCES "Package" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PackageAnswer_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PackageAnswer_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Submission" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "collectionId" INTEGER NOT NULL,
    "authorId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "topic" TEXT,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "children" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "firstSentAt" DATETIME NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "claimedById" INTEGER,
    "claimedAt" DATETIME,
    "heldUntil" DATETIME,
    "goodAt" DATETIME,
    "goodById" INTEGER,
    "mergedIntoId" INTEGER,
    "enteredById" INTEGER,
    "facets" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Submission_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Submission_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Submission_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Submission_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Submission_goodById_fkey" FOREIGN KEY ("goodById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Submission_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Submission" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Submission_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Submission" ("authorId", "children", "claimedAt", "claimedById", "code", "collectionId", "decidedAt", "firstSentAt", "folded", "id", "level", "sentAt", "state", "title", "topic", "unitId") SELECT "authorId", "children", "claimedAt", "claimedById", "code", "collectionId", "decidedAt", "firstSentAt", "folded", "id", "level", "sentAt", "state", "title", "topic", "unitId" FROM "Submission";
DROP TABLE "Submission";
ALTER TABLE "new_Submission" RENAME TO "Submission";
CREATE UNIQUE INDEX "Submission_code_key" ON "Submission"("code");
CREATE UNIQUE INDEX "Submission_collectionId_key" ON "Submission"("collectionId");
CREATE INDEX "Submission_authorId_id_idx" ON "Submission"("authorId", "id");
CREATE INDEX "Submission_heldUntil_idx" ON "Submission"("heldUntil");
CREATE INDEX "Submission_state_level_sentAt_idx" ON "Submission"("state", "level", "sentAt");
CREATE INDEX "Submission_unitId_firstSentAt_idx" ON "Submission"("unitId", "firstSentAt");
CREATE INDEX "Submission_firstSentAt_idx" ON "Submission"("firstSentAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "LikenessBand_sha256_idx" ON "LikenessBand"("sha256");

-- CreateIndex
CREATE INDEX "AlikeMedia_olderSha256_idx" ON "AlikeMedia"("olderSha256");

-- CreateIndex
CREATE INDEX "UndoneDecision_versionId_idx" ON "UndoneDecision"("versionId");

-- CreateIndex
CREATE INDEX "Shingle_submissionId_idx" ON "Shingle"("submissionId");

-- CreateIndex
CREATE INDEX "Publication_submissionId_idx" ON "Publication"("submissionId");

-- CreateIndex
CREATE INDEX "Publication_on_idx" ON "Publication"("on");

-- CreateIndex
CREATE UNIQUE INDEX "Package_code_key" ON "Package"("code");

-- CreateIndex
CREATE INDEX "Package_state_nextTryAt_idx" ON "Package"("state", "nextTryAt");

-- CreateIndex
CREATE INDEX "Package_kind_period_idx" ON "Package"("kind", "period");

-- CreateIndex
CREATE INDEX "PackageItem_submissionId_idx" ON "PackageItem"("submissionId");



-- Beyond the schema: what the archive is searched by. The words stand in Submission alone; triggers keep the index in step with it.
CREATE VIRTUAL TABLE "SubmissionIndex" USING fts5(
    "folded", "facets",
    content='Submission', content_rowid='id', tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
);
CREATE TRIGGER "SubmissionIndex_insert" AFTER INSERT ON "Submission" BEGIN
    INSERT INTO "SubmissionIndex" (rowid, "folded", "facets") VALUES (new."id", new."folded", new."facets");
END;
CREATE TRIGGER "SubmissionIndex_update" AFTER UPDATE OF "folded", "facets" ON "Submission" BEGIN
    INSERT INTO "SubmissionIndex" ("SubmissionIndex", rowid, "folded", "facets") VALUES ('delete', old."id", old."folded", old."facets");
    INSERT INTO "SubmissionIndex" (rowid, "folded", "facets") VALUES (new."id", new."folded", new."facets");
END;
CREATE TRIGGER "SubmissionIndex_delete" AFTER DELETE ON "Submission" BEGIN
    INSERT INTO "SubmissionIndex" ("SubmissionIndex", rowid, "folded", "facets") VALUES ('delete', old."id", old."folded", old."facets");
END;
INSERT INTO "SubmissionIndex" ("SubmissionIndex") VALUES ('rebuild');
