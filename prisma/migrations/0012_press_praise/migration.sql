-- AlterTable
ALTER TABLE "PressRequest" ADD COLUMN "removedAt" DATETIME;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Commendation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "link" TEXT,
    "collectionId" INTEGER,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "checkedById" INTEGER,
    "checkedAt" DATETIME,
    "reason" TEXT,
    "rewardAt" DATETIME,
    "rewardById" INTEGER,
    "requestId" INTEGER,
    "proposingId" INTEGER,
    CONSTRAINT "Commendation_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Commendation_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Commendation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Commendation_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Commendation_rewardById_fkey" FOREIGN KEY ("rewardById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Commendation_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Commendation_proposingId_fkey" FOREIGN KEY ("proposingId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Commendation" ("at", "byId", "checkedAt", "checkedById", "code", "collectionId", "id", "link", "name", "reason", "requestId", "rewardAt", "rewardById", "state", "unitId", "words") SELECT "at", "byId", "checkedAt", "checkedById", "code", "collectionId", "id", "link", "name", "reason", "requestId", "rewardAt", "rewardById", "state", "unitId", "words" FROM "Commendation";
DROP TABLE "Commendation";
ALTER TABLE "new_Commendation" RENAME TO "Commendation";
CREATE UNIQUE INDEX "Commendation_code_key" ON "Commendation"("code");
CREATE UNIQUE INDEX "Commendation_collectionId_key" ON "Commendation"("collectionId");
CREATE UNIQUE INDEX "Commendation_requestId_key" ON "Commendation"("requestId");
CREATE UNIQUE INDEX "Commendation_proposingId_key" ON "Commendation"("proposingId");
CREATE INDEX "Commendation_state_at_idx" ON "Commendation"("state", "at");
CREATE INDEX "Commendation_rewardAt_idx" ON "Commendation"("rewardAt");
CREATE INDEX "Commendation_checkedAt_idx" ON "Commendation"("checkedAt");
CREATE TABLE "new_PressMention" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "link" TEXT NOT NULL,
    "outlet" TEXT NOT NULL,
    "words" TEXT,
    "stance" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "removedAt" DATETIME,
    "listedAt" DATETIME,
    "requestId" INTEGER,
    CONSTRAINT "PressMention_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PressMention_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PressMention_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_PressMention" ("at", "byId", "id", "link", "outlet", "removedAt", "stance", "unitId", "words") SELECT "at", "byId", "id", "link", "outlet", "removedAt", "stance", "unitId", "words" FROM "PressMention";
DROP TABLE "PressMention";
ALTER TABLE "new_PressMention" RENAME TO "PressMention";
CREATE UNIQUE INDEX "PressMention_link_key" ON "PressMention"("link");
CREATE INDEX "PressMention_at_idx" ON "PressMention"("at");
CREATE INDEX "PressMention_listedAt_idx" ON "PressMention"("listedAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
