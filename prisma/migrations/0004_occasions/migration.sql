-- CreateTable
CREATE TABLE "UndoneMark" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "forPersonId" INTEGER,
    "proofKind" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "collectionId" INTEGER,
    "at" DATETIME NOT NULL,
    "undoneById" INTEGER,
    "undoneAt" DATETIME NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "UndoneMark_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "UndoneMark_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "UndoneMark_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NilReturn" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "standsFor" INTEGER,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "supersededAt" DATETIME,
    CONSTRAINT "NilReturn_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "NilReturn_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Finding_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Finding_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Finding_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Event" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "planEvent" TEXT,
    "topic" TEXT,
    "from" TEXT NOT NULL,
    "through" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "enteredById" INTEGER,
    "enteredAt" DATETIME NOT NULL,
    "cancelledAt" DATETIME,
    "cancelReason" TEXT,
    CONSTRAINT "Event_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Event_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Request" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dutyCode" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "cancelledAt" DATETIME,
    "cancelReason" TEXT,
    CONSTRAINT "Request_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Document" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "number" TEXT,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "registeredById" INTEGER NOT NULL,
    "registeredAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "Document_registeredById_fkey" FOREIGN KEY ("registeredById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DocumentPlace" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "documentId" INTEGER NOT NULL,
    "channel" TEXT,
    "link" TEXT,
    "since" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "DocumentPlace_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DocumentPlace_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Collection" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "openFor" INTEGER,
    "state" TEXT NOT NULL,
    "unitId" INTEGER,
    "taskId" INTEGER,
    "slotId" INTEGER,
    "freely" BOOLEAN NOT NULL DEFAULT false,
    "topic" TEXT,
    "title" TEXT,
    "children" TEXT,
    "openedAt" DATETIME NOT NULL,
    "touchedAt" DATETIME NOT NULL,
    CONSTRAINT "Collection_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Collection_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Collection_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Collection_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Task" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Collection" ("children", "freely", "id", "openFor", "openedAt", "personId", "state", "taskId", "title", "topic", "touchedAt", "unitId") SELECT "children", "freely", "id", "openFor", "openedAt", "personId", "state", "taskId", "title", "topic", "touchedAt", "unitId" FROM "Collection";
DROP TABLE "Collection";
ALTER TABLE "new_Collection" RENAME TO "Collection";
CREATE UNIQUE INDEX "Collection_openFor_key" ON "Collection"("openFor");
CREATE INDEX "Collection_state_touchedAt_idx" ON "Collection"("state", "touchedAt");
CREATE TABLE "new_DoneMark" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "forPersonId" INTEGER,
    "proofKind" TEXT NOT NULL DEFAULT 'note',
    "proof" TEXT NOT NULL,
    "collectionId" INTEGER,
    "at" DATETIME NOT NULL,
    CONSTRAINT "DoneMark_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DoneMark_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DoneMark_forPersonId_fkey" FOREIGN KEY ("forPersonId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "DoneMark_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_DoneMark" ("at", "byId", "collectionId", "forPersonId", "id", "proof", "taskId") SELECT "at", "byId", "collectionId", "forPersonId", "id", "proof", "taskId" FROM "DoneMark";
DROP TABLE "DoneMark";
ALTER TABLE "new_DoneMark" RENAME TO "DoneMark";
CREATE UNIQUE INDEX "DoneMark_taskId_key" ON "DoneMark"("taskId");
CREATE UNIQUE INDEX "DoneMark_collectionId_key" ON "DoneMark"("collectionId");
CREATE INDEX "DoneMark_at_idx" ON "DoneMark"("at");
CREATE TABLE "new_Task" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "planCode" TEXT NOT NULL,
    "dutyCode" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "opensAt" DATETIME NOT NULL,
    "cutOffAt" DATETIME,
    "dueAt" DATETIME NOT NULL,
    "required" INTEGER NOT NULL,
    "clause" TEXT NOT NULL,
    "settledAt" DATETIME,
    "excusedAt" DATETIME,
    "nilAt" DATETIME,
    "cancelledAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "title" TEXT,
    "assignmentId" INTEGER,
    "eventId" INTEGER,
    "coverage" TEXT,
    "requestId" INTEGER,
    CONSTRAINT "Task_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Task_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Task_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Task_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Task" ("assignmentId", "cancelledAt", "clause", "createdAt", "cutOffAt", "dueAt", "dutyCode", "excusedAt", "id", "key", "nilAt", "opensAt", "period", "planCode", "required", "settledAt", "title", "unitId") SELECT "assignmentId", "cancelledAt", "clause", "createdAt", "cutOffAt", "dueAt", "dutyCode", "excusedAt", "id", "key", "nilAt", "opensAt", "period", "planCode", "required", "settledAt", "title", "unitId" FROM "Task";
DROP TABLE "Task";
ALTER TABLE "new_Task" RENAME TO "Task";
CREATE UNIQUE INDEX "Task_key_key" ON "Task"("key");
CREATE INDEX "Task_unitId_dueAt_idx" ON "Task"("unitId", "dueAt");
CREATE INDEX "Task_dueAt_idx" ON "Task"("dueAt");
CREATE INDEX "Task_dutyCode_period_idx" ON "Task"("dutyCode", "period");
CREATE INDEX "Task_assignmentId_idx" ON "Task"("assignmentId");
CREATE INDEX "Task_eventId_idx" ON "Task"("eventId");
CREATE INDEX "Task_requestId_idx" ON "Task"("requestId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "UndoneMark_taskId_idx" ON "UndoneMark"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "NilReturn_standsFor_key" ON "NilReturn"("standsFor");

-- CreateIndex
CREATE INDEX "NilReturn_taskId_idx" ON "NilReturn"("taskId");

-- CreateIndex
CREATE INDEX "NilReturn_at_idx" ON "NilReturn"("at");

-- CreateIndex
CREATE INDEX "Finding_unitId_idx" ON "Finding"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_taskId_unitId_key" ON "Finding"("taskId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_code_key" ON "Event"("code");

-- CreateIndex
CREATE INDEX "Event_from_idx" ON "Event"("from");

-- CreateIndex
CREATE UNIQUE INDEX "Request_code_key" ON "Request"("code");

-- CreateIndex
CREATE INDEX "Request_byId_id_idx" ON "Request"("byId", "id");

-- CreateIndex
CREATE INDEX "Request_at_idx" ON "Request"("at");

-- CreateIndex
CREATE INDEX "Document_issuedOn_idx" ON "Document"("issuedOn");

-- CreateIndex
CREATE INDEX "DocumentPlace_documentId_idx" ON "DocumentPlace"("documentId");
