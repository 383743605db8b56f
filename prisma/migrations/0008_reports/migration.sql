-- CreateTable
CREATE TABLE "ReportCount" (
    "reportId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "dutyCode" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "lastDueAt" DATETIME NOT NULL,
    "tasks" INTEGER NOT NULL,
    "required" INTEGER NOT NULL,
    "paid" INTEGER NOT NULL,
    "onTime" INTEGER NOT NULL,
    "late" INTEGER NOT NULL,
    "nil" INTEGER NOT NULL,
    "excused" INTEGER NOT NULL,
    "inReview" INTEGER NOT NULL,
    "toFix" INTEGER NOT NULL,
    "open" INTEGER NOT NULL,
    "missing" INTEGER NOT NULL,
    "upcoming" INTEGER NOT NULL,
    "nilInTime" INTEGER NOT NULL,

    PRIMARY KEY ("reportId", "unitId", "dutyCode"),
    CONSTRAINT "ReportCount_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportCount_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportText" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ReportText_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Report" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "form" TEXT NOT NULL DEFAULT 'standalone',
    "unitId" INTEGER,
    "askedById" INTEGER,
    "dueAt" DATETIME NOT NULL,
    "compiledAt" DATETIME,
    "asOf" DATETIME,
    "model" TEXT,
    "digest" TEXT,
    "duties" TEXT,
    "planSha256" TEXT,
    "sha256" TEXT,
    "name" TEXT,
    "bookSha256" TEXT,
    "bookName" TEXT,
    "wanted" INTEGER NOT NULL DEFAULT 1,
    "made" INTEGER NOT NULL DEFAULT 0,
    "touchedById" INTEGER,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "error" TEXT,
    "confirmedAt" DATETIME,
    "confirmedById" INTEGER,
    "reopenedAt" DATETIME,
    "reopenedById" INTEGER,
    "reopenReason" TEXT,
    "number" TEXT,
    "issuedOn" TEXT,
    "numberedById" INTEGER,
    "numberedAt" DATETIME,
    "filedWay" TEXT,
    "filedProof" TEXT,
    "filedOn" TEXT,
    "filedById" INTEGER,
    "filedAt" DATETIME,
    CONSTRAINT "Report_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Report_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Report_reopenedById_fkey" FOREIGN KEY ("reopenedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Report_filedById_fkey" FOREIGN KEY ("filedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Report" ("askedById", "compiledAt", "dueAt", "edition", "error", "id", "kind", "model", "name", "nextTryAt", "period", "sha256", "state", "tries") SELECT "askedById", "compiledAt", "dueAt", "edition", "error", "id", "kind", "model", "name", "nextTryAt", "period", "sha256", "state", "tries" FROM "Report";
DROP TABLE "Report";
ALTER TABLE "new_Report" RENAME TO "Report";
CREATE INDEX "Report_state_nextTryAt_idx" ON "Report"("state", "nextTryAt");
CREATE INDEX "Report_period_confirmedAt_idx" ON "Report"("period", "confirmedAt");
CREATE UNIQUE INDEX "Report_kind_period_edition_key" ON "Report"("kind", "period", "edition");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "ReportText_kind_period_part_idx" ON "ReportText"("kind", "period", "part");

-- CreateIndex
CREATE INDEX "Task_period_idx" ON "Task"("period");
