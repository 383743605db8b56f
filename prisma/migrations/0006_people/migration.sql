-- AlterTable
ALTER TABLE "Invite" ADD COLUMN "personId" INTEGER;

-- AlterTable
ALTER TABLE "JoinRequest" ADD COLUMN "personId" INTEGER;

-- CreateTable
CREATE TABLE "RosterImport" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "state" TEXT NOT NULL,
    "collectionId" INTEGER NOT NULL,
    "askedById" INTEGER NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "fileName" TEXT,
    "rows" TEXT,
    "doneAt" DATETIME,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "error" TEXT,
    CONSTRAINT "RosterImport_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RosterImport_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FileOrder" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "args" TEXT NOT NULL,
    "orderedById" INTEGER NOT NULL,
    "orderedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "doneAt" DATETIME,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "error" TEXT,
    CONSTRAINT "FileOrder_orderedById_fkey" FOREIGN KEY ("orderedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "RosterImport_collectionId_key" ON "RosterImport"("collectionId");

-- CreateIndex
CREATE INDEX "RosterImport_state_nextTryAt_idx" ON "RosterImport"("state", "nextTryAt");

-- CreateIndex
CREATE INDEX "FileOrder_state_nextTryAt_idx" ON "FileOrder"("state", "nextTryAt");
