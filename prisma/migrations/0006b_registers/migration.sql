-- AlterTable
ALTER TABLE "Plan" ADD COLUMN "holidays" TEXT;

-- CreateTable
CREATE TABLE "Excuse" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "standsFor" INTEGER,
    "reason" TEXT NOT NULL,
    "byId" INTEGER,
    "at" DATETIME NOT NULL,
    "takenBackById" INTEGER,
    "takenBackAt" DATETIME,
    CONSTRAINT "Excuse_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Excuse_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Excuse_takenBackById_fkey" FOREIGN KEY ("takenBackById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Assignment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "topic" TEXT,
    "settles" TEXT NOT NULL,
    "givenById" INTEGER NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "collectionId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "cancelledAt" DATETIME,
    "cancelReason" TEXT,
    "documentId" INTEGER,
    CONSTRAINT "Assignment_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assignment_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Assignment_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Assignment" ("cancelReason", "cancelledAt", "code", "collectionId", "createdAt", "dueAt", "givenById", "id", "settles", "title", "topic") SELECT "cancelReason", "cancelledAt", "code", "collectionId", "createdAt", "dueAt", "givenById", "id", "settles", "title", "topic" FROM "Assignment";
DROP TABLE "Assignment";
ALTER TABLE "new_Assignment" RENAME TO "Assignment";
CREATE UNIQUE INDEX "Assignment_code_key" ON "Assignment"("code");
CREATE UNIQUE INDEX "Assignment_collectionId_key" ON "Assignment"("collectionId");
CREATE INDEX "Assignment_givenById_id_idx" ON "Assignment"("givenById", "id");
CREATE TABLE "new_Document" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "number" TEXT,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "isPublic" BOOLEAN NOT NULL,
    "deadline" TEXT,
    "collectionId" INTEGER,
    "requestId" INTEGER,
    "registeredById" INTEGER NOT NULL,
    "registeredAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "Document_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Document_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Document_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Document_registeredById_fkey" FOREIGN KEY ("registeredById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Document" ("folded", "id", "issuedOn", "kind", "number", "registeredAt", "registeredById", "removedAt", "title") SELECT "folded", "id", "issuedOn", "kind", "number", "registeredAt", "registeredById", "removedAt", "title" FROM "Document";
DROP TABLE "Document";
ALTER TABLE "new_Document" RENAME TO "Document";
CREATE UNIQUE INDEX "Document_code_key" ON "Document"("code");
CREATE UNIQUE INDEX "Document_collectionId_key" ON "Document"("collectionId");
CREATE UNIQUE INDEX "Document_requestId_key" ON "Document"("requestId");
CREATE INDEX "Document_issuedOn_idx" ON "Document"("issuedOn");
CREATE INDEX "Document_registeredAt_idx" ON "Document"("registeredAt");
CREATE TABLE "new_Unit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "oversees" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "retiredAt" DATETIME,
    "mergedIntoId" INTEGER,
    CONSTRAINT "Unit_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Unit" ("code", "id", "kind", "name", "oversees", "path", "position", "retiredAt") SELECT "code", "id", "kind", "name", "oversees", "path", "position", "retiredAt" FROM "Unit";
DROP TABLE "Unit";
ALTER TABLE "new_Unit" RENAME TO "Unit";
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");
CREATE INDEX "Unit_path_idx" ON "Unit"("path");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Excuse_standsFor_key" ON "Excuse"("standsFor");

-- CreateIndex
CREATE INDEX "Excuse_taskId_idx" ON "Excuse"("taskId");
