-- CreateTable
CREATE TABLE "HotIssue" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "link" TEXT,
    "collectionId" INTEGER,
    "reportedById" INTEGER NOT NULL,
    "reportedAt" DATETIME NOT NULL,
    "urgentAt" DATETIME,
    "restricted" BOOLEAN NOT NULL,
    "step" TEXT NOT NULL,
    "stepSince" DATETIME NOT NULL,
    "ownerId" INTEGER,
    "verdict" TEXT,
    "draftAnswer" TEXT,
    "answer" TEXT,
    "publishedLink" TEXT,
    "lesson" TEXT,
    "closedAt" DATETIME,
    "requestId" INTEGER,
    CONSTRAINT "HotIssue_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "HotIssue_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "HotIssue_reportedById_fkey" FOREIGN KEY ("reportedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "HotIssue_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "HotIssue_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HotIssueEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "issueId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "step" TEXT,
    "byId" INTEGER,
    "at" DATETIME NOT NULL,
    "words" TEXT,
    CONSTRAINT "HotIssueEntry_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "HotIssue" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "HotIssueEntry_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Crisis" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "issueId" INTEGER,
    "startedById" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Crisis_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "HotIssue" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Crisis_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CrisisTick" (
    "crisisId" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("crisisId", "step"),
    CONSTRAINT "CrisisTick_crisisId_fkey" FOREIGN KEY ("crisisId") REFERENCES "Crisis" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CrisisTick_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OpinionEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "returnId" INTEGER,
    "what" TEXT NOT NULL,
    "handling" TEXT NOT NULL,
    "forecast" TEXT,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "OpinionEntry_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "OpinionEntry_returnId_fkey" FOREIGN KEY ("returnId") REFERENCES "OpinionReturn" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OpinionEntry_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OpinionReturn" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "OpinionReturn_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "OpinionReturn_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PressMention" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "link" TEXT NOT NULL,
    "outlet" TEXT NOT NULL,
    "words" TEXT,
    "stance" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "PressMention_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PressMention_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "topic" TEXT,
    "stance" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "removedAt" DATETIME,
    "wantedAt" DATETIME,
    "handledAt" DATETIME,
    "handledById" INTEGER,
    "handling" TEXT,
    "requestId" INTEGER,
    CONSTRAINT "Feedback_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Feedback_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Feedback_handledById_fkey" FOREIGN KEY ("handledById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Feedback_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PressRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "outlet" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "topic" TEXT,
    "unitId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "takenById" INTEGER,
    "takenAt" DATETIME,
    "draft" TEXT,
    "agreedById" INTEGER,
    "agreedAt" DATETIME,
    "answer" TEXT,
    "answeredAt" DATETIME,
    "requestId" INTEGER,
    "agreeingId" INTEGER,
    CONSTRAINT "PressRequest_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PressRequest_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PressRequest_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PressRequest_agreedById_fkey" FOREIGN KEY ("agreedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PressRequest_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PressRequest_agreeingId_fkey" FOREIGN KEY ("agreeingId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PressMandate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "topic" TEXT,
    "from" TEXT NOT NULL,
    "through" TEXT NOT NULL,
    "givenById" INTEGER NOT NULL,
    "givenAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    CONSTRAINT "PressMandate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PressMandate_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Commendation" (
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
    CONSTRAINT "Commendation_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Commendation_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Commendation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Commendation_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Commendation_rewardById_fkey" FOREIGN KEY ("rewardById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Commendation_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Announcement" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "collectionId" INTEGER,
    "at" DATETIME NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "cancelledAt" DATETIME,
    CONSTRAINT "Announcement_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Announcement_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnnouncementReader" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "announcementId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "toldAt" DATETIME,
    "readAt" DATETIME,
    CONSTRAINT "AnnouncementReader_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnnouncementReader_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "HotIssue_code_key" ON "HotIssue"("code");

-- CreateIndex
CREATE UNIQUE INDEX "HotIssue_collectionId_key" ON "HotIssue"("collectionId");

-- CreateIndex
CREATE UNIQUE INDEX "HotIssue_requestId_key" ON "HotIssue"("requestId");

-- CreateIndex
CREATE INDEX "HotIssue_unitId_reportedAt_idx" ON "HotIssue"("unitId", "reportedAt");

-- CreateIndex
CREATE INDEX "HotIssue_reportedAt_idx" ON "HotIssue"("reportedAt");

-- CreateIndex
CREATE INDEX "HotIssue_closedAt_idx" ON "HotIssue"("closedAt");

-- CreateIndex
CREATE INDEX "HotIssue_ownerId_idx" ON "HotIssue"("ownerId");

-- CreateIndex
CREATE INDEX "HotIssue_reportedById_idx" ON "HotIssue"("reportedById");

-- CreateIndex
CREATE INDEX "HotIssueEntry_issueId_idx" ON "HotIssueEntry"("issueId");

-- CreateIndex
CREATE INDEX "HotIssueEntry_at_idx" ON "HotIssueEntry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Crisis_issueId_key" ON "Crisis"("issueId");

-- CreateIndex
CREATE INDEX "OpinionEntry_taskId_idx" ON "OpinionEntry"("taskId");

-- CreateIndex
CREATE INDEX "OpinionReturn_at_idx" ON "OpinionReturn"("at");

-- CreateIndex
CREATE UNIQUE INDEX "OpinionReturn_taskId_number_key" ON "OpinionReturn"("taskId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PressMention_link_key" ON "PressMention"("link");

-- CreateIndex
CREATE INDEX "PressMention_at_idx" ON "PressMention"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Feedback_code_key" ON "Feedback"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Feedback_requestId_key" ON "Feedback"("requestId");

-- CreateIndex
CREATE INDEX "Feedback_at_idx" ON "Feedback"("at");

-- CreateIndex
CREATE INDEX "Feedback_unitId_at_idx" ON "Feedback"("unitId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "PressRequest_code_key" ON "PressRequest"("code");

-- CreateIndex
CREATE UNIQUE INDEX "PressRequest_requestId_key" ON "PressRequest"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "PressRequest_agreeingId_key" ON "PressRequest"("agreeingId");

-- CreateIndex
CREATE INDEX "PressRequest_at_idx" ON "PressRequest"("at");

-- CreateIndex
CREATE INDEX "PressRequest_answeredAt_idx" ON "PressRequest"("answeredAt");

-- CreateIndex
CREATE INDEX "PressMandate_personId_idx" ON "PressMandate"("personId");

-- CreateIndex
CREATE INDEX "PressMandate_through_idx" ON "PressMandate"("through");

-- CreateIndex
CREATE UNIQUE INDEX "Commendation_code_key" ON "Commendation"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Commendation_collectionId_key" ON "Commendation"("collectionId");

-- CreateIndex
CREATE UNIQUE INDEX "Commendation_requestId_key" ON "Commendation"("requestId");

-- CreateIndex
CREATE INDEX "Commendation_state_at_idx" ON "Commendation"("state", "at");

-- CreateIndex
CREATE INDEX "Commendation_checkedAt_idx" ON "Commendation"("checkedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Announcement_code_key" ON "Announcement"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Announcement_collectionId_key" ON "Announcement"("collectionId");

-- CreateIndex
CREATE INDEX "Announcement_byId_id_idx" ON "Announcement"("byId", "id");

-- CreateIndex
CREATE INDEX "AnnouncementReader_toldAt_idx" ON "AnnouncementReader"("toldAt");

-- CreateIndex
CREATE INDEX "AnnouncementReader_personId_idx" ON "AnnouncementReader"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "AnnouncementReader_announcementId_personId_key" ON "AnnouncementReader"("announcementId", "personId");
