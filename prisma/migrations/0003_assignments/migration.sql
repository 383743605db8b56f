-- CreateTable
CREATE TABLE "Assignment" (
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
    CONSTRAINT "Assignment_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assignment_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TaskHolder" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "personId" INTEGER,
    "givenById" INTEGER,
    "givenAt" DATETIME NOT NULL,
    "answer" TEXT NOT NULL,
    "answeredById" INTEGER,
    "answeredAt" DATETIME,
    "reason" TEXT,
    "endedAt" DATETIME,
    CONSTRAINT "TaskHolder_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TaskHolder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "TaskHolder_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Extension" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "askedById" INTEGER NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "reason" TEXT NOT NULL,
    "fromDueAt" DATETIME NOT NULL,
    "toDueAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "decidedById" INTEGER,
    "decidedAt" DATETIME,
    CONSTRAINT "Extension_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Extension_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Extension_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DoneMark" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "forPersonId" INTEGER,
    "proof" TEXT NOT NULL,
    "collectionId" INTEGER,
    "at" DATETIME NOT NULL,
    CONSTRAINT "DoneMark_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DoneMark_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DoneMark_forPersonId_fkey" FOREIGN KEY ("forPersonId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "DoneMark_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "through" TEXT NOT NULL,
    "substituteId" INTEGER,
    "enteredById" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "cancelledAt" DATETIME,
    CONSTRAINT "Absence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Absence_substituteId_fkey" FOREIGN KEY ("substituteId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Credit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "state" TEXT NOT NULL,
    "taskId" INTEGER NOT NULL,
    "submissionId" INTEGER NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "at" DATETIME NOT NULL,
    "forPersonId" INTEGER,
    CONSTRAINT "Credit_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Credit_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Credit_forPersonId_fkey" FOREIGN KEY ("forPersonId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Credit" ("at", "id", "sentAt", "state", "submissionId", "taskId") SELECT "at", "id", "sentAt", "state", "submissionId", "taskId" FROM "Credit";
DROP TABLE "Credit";
ALTER TABLE "new_Credit" RENAME TO "Credit";
CREATE INDEX "Credit_submissionId_idx" ON "Credit"("submissionId");
CREATE UNIQUE INDEX "Credit_taskId_submissionId_key" ON "Credit"("taskId", "submissionId");
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
    CONSTRAINT "Task_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Task_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Task" ("cancelledAt", "clause", "createdAt", "cutOffAt", "dueAt", "dutyCode", "excusedAt", "id", "key", "nilAt", "opensAt", "period", "planCode", "required", "settledAt", "unitId") SELECT "cancelledAt", "clause", "createdAt", "cutOffAt", "dueAt", "dutyCode", "excusedAt", "id", "key", "nilAt", "opensAt", "period", "planCode", "required", "settledAt", "unitId" FROM "Task";
DROP TABLE "Task";
ALTER TABLE "new_Task" RENAME TO "Task";
CREATE UNIQUE INDEX "Task_key_key" ON "Task"("key");
CREATE INDEX "Task_unitId_dueAt_idx" ON "Task"("unitId", "dueAt");
CREATE INDEX "Task_dueAt_idx" ON "Task"("dueAt");
CREATE INDEX "Task_dutyCode_period_idx" ON "Task"("dutyCode", "period");
CREATE INDEX "Task_assignmentId_idx" ON "Task"("assignmentId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_code_key" ON "Assignment"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_collectionId_key" ON "Assignment"("collectionId");

-- CreateIndex
CREATE INDEX "Assignment_givenById_id_idx" ON "Assignment"("givenById", "id");

-- CreateIndex
CREATE INDEX "TaskHolder_taskId_idx" ON "TaskHolder"("taskId");

-- CreateIndex
CREATE INDEX "TaskHolder_personId_endedAt_idx" ON "TaskHolder"("personId", "endedAt");

-- CreateIndex
CREATE INDEX "Extension_taskId_state_idx" ON "Extension"("taskId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "DoneMark_taskId_key" ON "DoneMark"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "DoneMark_collectionId_key" ON "DoneMark"("collectionId");

-- CreateIndex
CREATE INDEX "Absence_personId_idx" ON "Absence"("personId");

-- CreateIndex
CREATE INDEX "Absence_substituteId_idx" ON "Absence"("substituteId");

-- CreateIndex
CREATE INDEX "Absence_through_idx" ON "Absence"("through");
